/**
 * The page's one style sheet. Colours are written once for both themes; the reader's system decides, or the button.
 * Every pair of text and ground keeps a contrast of 4.5 to 1.
 */
export const STYLE = `
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
ul, ol { padding-left: 1.2rem; }
.muted { color: var(--muted); }
.lead { color: var(--muted); max-width: 46rem; margin-bottom: 1.25rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
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

.numbers { list-style: none; padding: 0; margin-top: 1rem; display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 1px; background: var(--line); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.numbers li { display: grid; gap: 0.1rem; padding: 1rem 1.1rem; background: var(--card); align-content: start; }
.numbers b { font-size: 1.65rem; line-height: 1.2; font-weight: 600; letter-spacing: -0.01em; }
.label { font-size: 0.78rem; color: var(--muted); }
.detail { font-size: 0.78rem; color: var(--muted); }
.none { padding: 1.1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; color: var(--muted); }

.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem 1.5rem; margin-top: 1rem; min-width: 0; }
details.card { padding: 0; }
details.card > summary { padding: 0.9rem 1.5rem 0.9rem 2.75rem; }
details.card > :not(summary) { margin: 0 1.5rem 1.25rem; }
.clause > header > div { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; }
.says { margin: 0.6rem 0 0.3rem; font-size: 1.05rem; }
summary { cursor: pointer; }
details.card > summary { list-style: none; position: relative; }
details.card > summary::-webkit-details-marker { display: none; }
details.card > summary::before { content: '\\25b8'; position: absolute; left: 1.35rem; color: var(--muted); }
details.card[open] > summary::before { content: '\\25be'; }
details.card + details.card { margin-top: 0.6rem; }
summary::marker { color: var(--muted); }
summary:hover { background: var(--inset); border-radius: 8px; }
.tags { display: inline-flex; flex-wrap: wrap; gap: 0.3rem; vertical-align: middle; }
.tag { display: inline-block; font-size: 0.75rem; line-height: 1; padding: 0.28rem 0.45rem; border: 1px solid var(--line); border-radius: 5px; color: var(--muted); background: var(--card); }
.case { margin-top: 1rem; padding-top: 0.85rem; border-top: 1px solid var(--line); }
.case > summary code { font-weight: 600; }
summary code { word-break: break-all; }
.case > summary, .rest > summary, .calls > summary, details details > summary, .profile summary { padding: 0.25rem 0; }
.message { margin-top: 0.75rem; padding: 0.7rem 1rem; border-left: 4px solid var(--red); background: var(--red-soft); border-radius: 0 8px 8px 0; overflow-wrap: anywhere; }
.following { margin-left: 1.5rem; }
.difference { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: 1px; margin: 1rem 0 0; background: var(--line); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.difference > div { padding: 0.65rem 0.9rem; background: var(--card); }
.difference dt { font-size: 0.78rem; color: var(--muted); }
.difference dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.difference > div:nth-child(1) dd { color: var(--green); } .difference > div:nth-child(2) dd { color: var(--red); }
.elsewhere { margin-top: 0.6rem; display: flex; flex-wrap: wrap; gap: 0.35rem 0.5rem; align-items: center; }
.elsewhere .tag b { color: var(--text); font-weight: 600; }
.shortest { margin-top: 1.1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.request { display: grid; grid-template-columns: 3.5rem minmax(0, 1fr); gap: 0.75rem; align-items: baseline; margin-top: 0.9rem; padding-left: 1rem; }
.others { margin-top: 0.5rem; list-style: none; padding: 0; display: grid; gap: 0.35rem; overflow-wrap: anywhere; }
.rest { margin-top: 1rem; padding-top: 0.85rem; border-top: 1px solid var(--line); }
.rest ul, .plain { margin-top: 0.5rem; list-style: none; padding: 0; display: grid; gap: 0.6rem; font-size: 0.92rem; overflow-wrap: anywhere; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 0.9rem 2rem; margin: 1rem 0; }
.facts.card { margin-bottom: 0; }
.facts dt { font-size: 0.78rem; color: var(--muted); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.calls { margin-bottom: 0.75rem; font-size: 0.92rem; }
.exchange { margin-top: 1rem; }
.outcome { margin-bottom: 0.5rem; overflow-wrap: anywhere; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1rem; }
.sides > div { min-width: 0; }
pre { background: var(--inset); border: 1px solid var(--line); border-radius: 8px; padding: 0.85rem 1rem; max-height: 24rem; overflow: auto; line-height: 1.5; font-size: 0.8rem; }
pre code { font-size: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { display: inline-block; width: 100%; background: var(--red-soft); color: var(--red); font-weight: 650; box-shadow: -0.6rem 0 0 var(--red-soft), -0.8rem 0 0 var(--red); }
.copy { display: grid; grid-template-columns: 3.5rem minmax(0, 1fr) auto; gap: 0.75rem; align-items: start; margin-top: 0.75rem; padding: 0.55rem 0.55rem 0.55rem 1rem; background: var(--inset); border: 1px solid var(--line); border-radius: 8px; }
.copy code { font-size: 0.8rem; max-height: 6.2em; overflow: auto; padding-top: 0.15rem; }
.copy .label { padding-top: 0.15rem; }

.scroll { position: relative; overflow-x: auto; margin-top: 0.85rem; }
.card > .scroll:first-child { margin-top: 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.88rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.9rem 0.5rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { font-size: 0.78rem; color: var(--muted); white-space: nowrap; vertical-align: bottom; }
tbody tr:last-child > * { border-bottom: 0; }
th .muted, td .muted { display: block; font-size: 0.82rem; }
.number { text-align: right; white-space: nowrap; }
.matrix td { white-space: nowrap; }
.counts { display: grid; gap: 0.15rem; justify-items: start; }
.counts a { display: inline-flex; gap: 0.4em; align-items: center; color: inherit; text-decoration: none; }
.counts a:hover { text-decoration: underline; }
.counts .t-conforms { color: var(--green); } .counts .t-violates { color: var(--red); font-weight: 650; }
.counts .t-observed { color: var(--blue); } .counts .t-unjudged { color: var(--grey); }
.answers th[scope="row"] { min-width: 14rem; }
.answer { font-weight: 600; overflow-wrap: anywhere; }
.silence > summary b { font-weight: 600; }
.silence > summary .answer { display: block; margin-top: 0.25rem; font-weight: 400; color: var(--muted); }
.silence[open] > summary .answer { display: none; }
.yes { color: var(--blue); font-weight: 600; } .no { color: var(--muted); }
.figures tr > * { padding-right: 0; padding-left: 1rem; } .figures tr > :first-child { padding-left: 0; }
.goals td { min-width: 8.5rem; } .goals th[scope="row"] { min-width: 11rem; }
.goals .badge, .clauses .badge { margin-bottom: 0.25rem; }
.clauses th[scope="row"] { min-width: 15rem; }
.codes th[scope="row"] { text-align: left; width: 6rem; }
.profile > details { margin-top: 1rem; }
.lead-in > * { color: var(--muted); }
.bar { display: inline-flex; align-items: center; gap: 0.6rem; float: right; font-size: 0.85rem; color: var(--muted); }
progress { appearance: none; width: 8rem; height: 0.5rem; border: 0; border-radius: 9px; background: var(--grey-soft); overflow: hidden; }
progress::-webkit-progress-bar { background: var(--grey-soft); }
progress::-webkit-progress-value { background: var(--chart-accepted); }
progress::-moz-progress-bar { background: var(--chart-accepted); }

.filter { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: end; margin-bottom: 0.5rem; }
.filter[hidden] { display: none; }
.filter label { display: grid; gap: 0.2rem; font-size: 0.78rem; color: var(--muted); }
.filter input, .filter select { font: inherit; font-size: 0.9rem; color: var(--text); background: var(--card); border: 1px solid var(--muted); border-radius: 6px; padding: 0.4rem 0.6rem; }
.filter input { width: min(22rem, 80vw); }
.filter output { font-size: 0.88rem; color: var(--muted); padding-bottom: 0.45rem; }
.cases td { white-space: nowrap; font-size: 0.82rem; }
.cases th { font-family: var(--mono); font-size: 0.8rem; min-width: 15rem; overflow-wrap: anywhere; }
.cases thead th { font-family: inherit; }
.cases i { display: block; font-style: normal; color: var(--muted); font-size: 0.92em; }
.c { color: var(--green); } .v { color: var(--red); font-weight: 650; } .o { color: var(--blue); } .u { color: var(--grey); }
.c::before { content: "✓ " / ""; } .v::before { content: "✕ " / ""; } .o::before { content: "○ " / ""; } .u::before { content: "– " / ""; }

.legend { display: flex; flex-wrap: wrap; gap: 0.3rem 1.1rem; font-size: 0.82rem; color: var(--muted); }
.key::before { content: ""; display: inline-block; width: 1.4em; height: 0; margin-right: 0.45em; vertical-align: 0.25em; border-top: 3px solid var(--key); }
.k-accepted { --key: var(--chart-accepted); } .k-limited { --key: var(--chart-limited); } .k-refused { --key: var(--chart-refused); } .k-failed { --key: var(--chart-failed); }
.k-offered { --key: var(--chart-offered); } .k-p50 { --key: var(--chart-p50); } .k-p95 { --key: var(--chart-p95); } .k-p99 { --key: var(--chart-p99); }
.k-offered::before, .k-p95::before { border-top-style: dashed; } .k-p99::before { border-top-style: dotted; }
.k-shade::before { border: 0; height: 0.8em; background: var(--chart-shade); vertical-align: -0.05em; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: 1rem 1.5rem; margin-top: 0.75rem; }
.charts svg { display: block; width: 100%; height: auto; font-family: system-ui, sans-serif; }
figcaption { font-size: 0.85rem; font-weight: 600; }
.warning { margin-top: 0.75rem; padding: 0.7rem 1rem; border-left: 4px solid var(--amber); background: var(--amber-soft); border-radius: 0 8px 8px 0; }
.findings { margin-top: 0.85rem; list-style: none; padding: 0; display: grid; gap: 0.6rem; overflow-wrap: anywhere; }
.findings pre { margin-top: 0.4rem; max-height: 10rem; }
footer { margin-top: 3rem; padding-top: 1.5rem; padding-bottom: 3rem; font-size: 0.85rem; color: var(--muted); }

@media (max-width: 42rem) {
  main, .bar-inner, footer { padding: 0 1rem; }
  h1 { font-size: 2.1rem; }
  section { margin-top: 2.25rem; }
  .decision { grid-template-columns: auto 1fr; gap: 1rem; padding: 1.25rem; align-items: start; }
  .decision .mark { width: 3rem; height: 3rem; font-size: 1.35rem; }
  .exit { grid-column: 1 / -1; display: flex; align-items: baseline; gap: 0.5rem; max-width: none; padding: 0.75rem 0 0; border-left: 0; border-top: 1px solid var(--line); }
  .exit b { font-size: 1.25rem; }
  .numbers { grid-template-columns: repeat(2, 1fr); }
  .card { padding: 1rem; }
  details.card > summary { padding: 0.9rem 1rem 0.9rem 2rem; }
  details.card > summary::before { left: 0.9rem; }
  details.card > :not(summary) { margin: 0 1rem 1rem; }
  .facts { grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.5rem), 1fr)); gap: 0.8rem 1rem; }
  .bar { float: none; display: flex; margin-top: 0.3rem; }
  .copy { grid-template-columns: minmax(0, 1fr) auto; }
  .copy code { grid-column: 1 / -1; grid-row: 2; }
}
@media print {
  :root { color-scheme: light; }
  .topbar, .skip, .filter, .button { display: none; }
  body { background: #fff; font-size: 11pt; }
  main { max-width: none; padding: 0; }
  pre, .scroll, .copy code { max-height: none; overflow: visible; }
  .card, .decision, figure { break-inside: avoid-page; }
  .clause, .profile, .cases { break-inside: auto; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
