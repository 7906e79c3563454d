/** Tables, and the list of cases with its filter. */
export const TABLES = `
.scroll { position: relative; overflow-x: auto; margin-top: 0.85rem; }
.card > .scroll:first-child { margin-top: 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.88rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.9rem 0.5rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { font-size: 0.78rem; color: var(--muted); white-space: nowrap; vertical-align: bottom; }
tbody tr:last-child > * { border-bottom: 0; }
th .muted, td .muted { display: block; font-size: 0.82rem; }
.number { text-align: right; white-space: nowrap; }
.matrix td { white-space: nowrap; }
.counts { display: flex; flex-wrap: wrap; gap: 0.15rem 0.9rem; max-width: 9rem; }
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
.facts-table td { overflow-wrap: anywhere; min-width: 5.5rem; } .facts-table td:last-child { min-width: 14rem; }
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
.filter input, .filter select { font: inherit; font-size: 0.9rem; color: var(--text); background: var(--card); border: 1px solid var(--muted); border-radius: 6px; padding: 0 0.6rem; height: 2.3rem; max-width: 20rem; }
.filter input { width: min(16rem, 80vw); }
.filter output { font-size: 0.88rem; color: var(--muted); padding-bottom: 0.45rem; }
.filter .button { height: 2.3rem; }
tfoot th, tfoot td { border-top: 1px solid var(--muted); border-bottom: 0; }
.matrix th a { color: inherit; text-decoration: none; } .matrix th a:hover { text-decoration: underline; }
.cases td { white-space: nowrap; font-size: 0.82rem; }
.cases th { min-width: 15rem; overflow-wrap: anywhere; } .cases thead th + th { min-width: 0; }
.cases details > :not(summary) { margin: 0.4rem 0 0.4rem 1rem; }
.more { text-align: center; margin-top: 1rem; }
#case-list[hidden] { display: none; }
.c { color: var(--green); } .v { color: var(--red); font-weight: 650; } .o { color: var(--blue); } .u { color: var(--grey); }
.c::before { content: "✓ " / ""; } .v::before { content: "✕ " / ""; } .o::before { content: "○ " / ""; } .u::before { content: "– " / ""; }
`;
