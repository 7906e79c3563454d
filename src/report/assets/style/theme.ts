/** Colours, written once for both themes; every pair of text and ground keeps a contrast of 4.5 to 1. */
export const THEME_COLOURS = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f6f4, #14161a);
  --card: light-dark(#ffffff, #1c1f25);
  --inset: light-dark(#f4f5f6, #15181d);
  --line: light-dark(#dfe1e4, #333842);
  --text: light-dark(#1d2127, #e6e8ec);
  --muted: light-dark(#59606b, #a2a9b5);
  --link: light-dark(#1f57b5, #8db8ff);
  --green: light-dark(#11683c, #5fce93);
  --green-soft: light-dark(#e5f4eb, #16301f);
  --red: light-dark(#b3202b, #ff8f8f);
  --red-soft: light-dark(#fcebeb, #3b1b1e);
  --blue: light-dark(#2a4fa8, #9dbbff);
  --blue-soft: light-dark(#e9effc, #1b2740);
  --amber: light-dark(#8a4b00, #f2b45c);
  --amber-soft: light-dark(#fdf1df, #37270f);
  --grey: light-dark(#59606b, #a2a9b5);
  --grey-soft: light-dark(#edeef0, #282c34);
  --chart-accepted: light-dark(#2c8f5c, #56c48a);
  --chart-limited: light-dark(#c07a10, #eeb050);
  --chart-refused: light-dark(#4a6fd0, #86a8f7);
  --chart-failed: light-dark(#cc3340, #ff7f82);
  --chart-offered: light-dark(#4a505a, #c4c9d2);
  --chart-p50: light-dark(#7b8fd8, #7f96dd);
  --chart-p95: light-dark(#3f5cc0, #a5bbff);
  --chart-p99: light-dark(#1d2f80, #dbe5ff);
  --chart-text: var(--muted);
  --chart-grid: var(--line);
  --chart-shade: light-dark(#e4e6ea, #2a2f38);
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
`;
