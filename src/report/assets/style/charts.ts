/** Charts and their legends. */
export const CHARTS = `
.legend { display: flex; flex-wrap: wrap; gap: 0.3rem 1.1rem; font-size: 0.82rem; color: var(--muted); }
.key::before { content: ""; display: inline-block; width: 1.4em; height: 0; margin-right: 0.45em; vertical-align: 0.25em; border-top: 3px solid var(--key); }
.k-accepted { --key: var(--chart-accepted); } .k-limited { --key: var(--chart-limited); } .k-refused { --key: var(--chart-refused); } .k-failed { --key: var(--chart-failed); }
.k-offered { --key: var(--chart-offered); } .k-p50 { --key: var(--chart-p50); } .k-p95 { --key: var(--chart-p95); } .k-p99 { --key: var(--chart-p99); }
.k-offered::before, .k-p95::before { border-top-style: dashed; } .k-p99::before { border-top-style: dotted; }
.k-shade::before { border: 0; height: 0.8em; background: var(--chart-shade); vertical-align: -0.05em; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: 1rem 1.5rem; margin-top: 0.75rem; }
.charts svg { display: block; width: 100%; height: auto; font-family: system-ui, sans-serif; }
.plot { position: relative; cursor: crosshair; }
.at { position: absolute; top: 6%; bottom: 13%; width: 0; border-left: 1.5px solid var(--text); pointer-events: none; }
.readout { min-height: 2.9em; font-size: 0.78rem; }
figure > details > summary { font-size: 0.82rem; color: var(--muted); width: fit-content; }
figure > details .scroll { max-height: 20rem; overflow-y: auto; margin-top: 0.25rem; }
.values { font-size: 0.78rem; } .values tr > * { padding: 0.2rem 0 0.2rem 0.7rem; text-align: right; } .values tr > :first-child { padding-left: 0; }
figcaption { font-size: 0.85rem; font-weight: 600; }
.warning { margin-top: 0.75rem; padding: 0.7rem 1rem; border-left: 4px solid var(--amber); background: var(--amber-soft); border-radius: 0 8px 8px 0; }
.findings { margin-top: 0.85rem; list-style: none; padding: 0; display: grid; gap: 0.6rem; overflow-wrap: anywhere; }
.findings pre { margin-top: 0.4rem; max-height: 10rem; }
footer { margin-top: 3rem; padding-top: 1.5rem; padding-bottom: 3rem; font-size: 0.85rem; color: var(--muted); }
`;
