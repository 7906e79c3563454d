/** Shapes of the marks, used by `<use href="#i-...">`; each is told from the others without its colour. */
export const ICONS = `<svg class="sprite" width="0" height="0" aria-hidden="true"><defs>
<symbol id="i-check" viewBox="0 0 16 16"><path d="M3 8.5 6.5 12 13 4.5"/></symbol>
<symbol id="i-cross" viewBox="0 0 16 16"><path d="m4 4 8 8M12 4l-8 8"/></symbol>
<symbol id="i-eye" viewBox="0 0 16 16"><path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z"/><circle cx="8" cy="8" r="1.8"/></symbol>
<symbol id="i-bang" viewBox="0 0 16 16"><path d="M8 2.5v7M8 12.8v.4"/></symbol>
<symbol id="i-question" viewBox="0 0 16 16"><path d="M5.2 5.6a2.8 2.8 0 1 1 4.3 2.3c-.9.6-1.5 1-1.5 2M8 12.8v.4"/></symbol>
<symbol id="i-dash" viewBox="0 0 16 16"><path d="M3.5 8h9"/></symbol>
</defs></svg>`;
