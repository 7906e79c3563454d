/** Cards, violations, exchanges and lines to copy. */
export const EVIDENCE = `
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem 1.5rem; margin-top: 1rem; min-width: 0; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem; }
.two .card > p + p { margin-top: 0.35rem; }
details.card { padding: 0; }
details.card > summary { padding: 0.9rem 1.5rem 0.9rem 2.75rem; }
details.card > :not(summary) { margin: 0 1.5rem 1.25rem; }
.clause > summary h3 { display: block; margin: 0.55rem 0 0.2rem; }
.clause > summary .muted { font-size: 0.85rem; }
.clause > div > p + p { margin-top: 0.3rem; }
.overview ol { display: grid; gap: 0.45rem; padding-left: 1.6rem; }
.overview li::marker { color: var(--muted); }
.overview .muted { font-size: 0.85rem; } .overview .muted a { color: inherit; }
.overview .lead { margin-bottom: 0.75rem; }
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
.difference .expected dd { color: var(--green); } .difference .got dd { color: var(--red); }
.law { margin-top: 0.5rem; font-size: 0.85rem; }
.place { border: 1px solid var(--line); border-radius: 10px; background: var(--inset); }
.place > p { padding: 0.55rem 0.9rem; border-bottom: 1px solid var(--line); }
.place table { margin: 0.4rem 0; }
.place th, .place td { padding: 0.12rem 0.9rem; border: 0; }
.place th { width: 6rem; font-size: 0.78rem; font-weight: 600; }
.place code { white-space: pre-wrap; overflow-wrap: anywhere; }
.expected > th, .expected > td { color: var(--green); background: var(--green-soft); }
.got > th, .got > td { color: var(--red); background: var(--red-soft); }
.expected > td, .got > td { font-weight: 600; }
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
mark { background: none; color: inherit; font-weight: 750; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 0.2em; }
pre mark { display: inline-block; width: 100%; text-decoration: none; background: var(--red-soft); color: var(--red); font-weight: 650; box-shadow: -0.6rem 0 0 var(--red-soft), -0.8rem 0 0 var(--red); }
.copy { display: grid; grid-template-columns: 3.5rem minmax(0, 1fr) auto; gap: 0.75rem; align-items: start; margin-top: 0.75rem; padding: 0.55rem 0.55rem 0.55rem 1rem; background: var(--inset); border: 1px solid var(--line); border-radius: 8px; }
.copy code { font-size: 0.8rem; max-height: 6.2em; overflow: auto; padding-top: 0.15rem; }
.copy .label { padding-top: 0.15rem; }
`;
