/** Type, links, the bar on top, the decision and the figures below it. */
export const PAGE = `
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; }
main, .bar-inner, footer { max-width: 74rem; margin: 0 auto; padding: 0 1.5rem; }
h1, h2, h3, h4, h5, p, ul, ol, dl, figure, pre { margin: 0; }
main { overflow-wrap: anywhere; }
.scroll table { overflow-wrap: normal; }
h1 { font-size: 2.75rem; line-height: 1.1; font-weight: 650; letter-spacing: -0.02em; }
h2 { font-size: 1.4rem; font-weight: 620; letter-spacing: -0.01em; margin-bottom: 1rem; }
h3 { font-size: 1.05rem; font-weight: 600; overflow-wrap: anywhere; }
h4 { font-size: 0.95rem; font-weight: 600; margin: 1.75rem 0 0.5rem; }
h5, .side { font-size: 0.8rem; font-weight: 600; color: var(--muted); margin: 0 0 0.3rem; }
section { margin-top: 3.25rem; }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
code, pre { font-family: var(--mono); font-size: 0.86em; }
code { overflow-wrap: anywhere; }
code, .answer, .tag, .message { unicode-bidi: isolate; }
ul, ol { padding-left: 1.2rem; }
.muted { color: var(--muted); }
.lead { color: var(--muted); max-width: 46rem; margin-bottom: 1.25rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
h2:focus { outline: none; }
.skip { position: absolute; left: -999rem; top: 0.5rem; background: var(--card); padding: 0.5rem 1rem; z-index: 9; border-radius: 6px; }
.skip:focus { left: 1rem; }

.topbar { position: sticky; top: 0; z-index: 5; background: var(--ground); border-bottom: 1px solid var(--line); }
.bar-inner { display: flex; align-items: center; gap: 1.25rem; height: 3.25rem; }
.topbar b { font-weight: 650; letter-spacing: -0.01em; }
.topbar nav { flex: 1; min-width: 0; overflow-x: auto; scrollbar-width: none; }
.topbar ul { display: flex; gap: 1.1rem; list-style: none; padding: 0.25rem; white-space: nowrap; font-size: 0.9rem; }
.topbar a { color: var(--muted); text-decoration: none; }
.topbar a:hover { color: var(--text); text-decoration: underline; }

.button { font: inherit; font-size: 0.8rem; line-height: 1; color: var(--text); background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 0.45rem 0.7rem; cursor: pointer; white-space: nowrap; }
.button:hover { border-color: var(--muted); }

.sprite { position: absolute; }
.icon { flex: none; width: 0.95em; height: 0.95em; fill: none; stroke: currentColor; stroke-width: 2.2; stroke-linecap: round; stroke-linejoin: round; vertical-align: -0.1em; }
.t-conforms, .t-held { color: var(--green); --soft: var(--green-soft); }
.t-violates, .t-violated, .t-error { color: var(--red); --soft: var(--red-soft); }
.t-observed { color: var(--blue); --soft: var(--blue-soft); }
.t-missed { color: var(--amber); --soft: var(--amber-soft); }
.t-inconclusive, .t-unjudged, .t-missing { color: var(--grey); --soft: var(--grey-soft); }
.badge { display: inline-flex; align-items: center; gap: 0.35em; font-size: 0.8rem; font-weight: 600; line-height: 1; padding: 0.3rem 0.55rem; border-radius: 99px; background: var(--soft); }

.decision { display: grid; grid-template-columns: auto 1fr auto; gap: 1.5rem; align-items: center; margin-top: 2rem; padding: 2rem; border-radius: 16px; background: var(--soft); color: var(--text); border: 1px solid var(--line); }
.decision .mark { display: grid; place-items: center; width: 4.5rem; height: 4.5rem; border-radius: 50%; color: var(--card); background: var(--accent); font-size: 2rem; }
.decision.plain-head { grid-template-columns: 1fr; --soft: var(--card); --accent: var(--text); }
.decision.t-held { --accent: var(--green); }
.decision.t-violated, .decision.t-error { --accent: var(--red); }
.decision.t-missed { --accent: var(--amber); }
.decision.t-inconclusive { --accent: var(--grey); }
.decision h1 { color: var(--accent); margin-top: 0.2rem; }
.kicker { font-size: 0.9rem; color: var(--muted); overflow-wrap: anywhere; }
.reason { margin-top: 0.5rem; font-size: 1.05rem; max-width: 46rem; overflow-wrap: anywhere; }
.errors { margin-top: 0.75rem; }
.exit { display: grid; justify-items: center; text-align: center; gap: 0.1rem; padding-left: 1.5rem; border-left: 1px solid var(--line); font-size: 0.8rem; color: var(--muted); max-width: 11rem; }
.exit b { font-size: 2.25rem; line-height: 1.1; font-weight: 620; color: var(--text); }

.numbers { list-style: none; padding: 0; margin-top: 1rem; display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 1px; background: var(--card); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.numbers li { box-shadow: 0 0 0 1px var(--line); display: grid; gap: 0.1rem; padding: 1rem 1.1rem; background: var(--card); align-content: start; }
.numbers b { overflow-wrap: normal; font-size: 1.65rem; line-height: 1.2; font-weight: 600; letter-spacing: -0.01em; }
.label { font-size: 0.78rem; color: var(--muted); }
.detail { font-size: 0.78rem; color: var(--muted); }
.none { padding: 1.1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; color: var(--muted); }
`;
