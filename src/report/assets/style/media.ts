/** Narrow screens, paper, and readers who want no motion. */
export const MEDIA = `
@media (max-width: 42rem) {
  main, .bar-inner, footer { padding: 0 1rem; }
  h1 { font-size: 2.1rem; }
  section { margin-top: 2.25rem; }
  .decision { grid-template-columns: auto 1fr; gap: 1rem; padding: 1.25rem; align-items: start; }
  .decision .mark { width: 3rem; height: 3rem; font-size: 1.35rem; }
  .exit { grid-column: 1 / -1; display: flex; align-items: baseline; gap: 0.5rem; max-width: none; padding: 0.75rem 0 0; border-left: 0; border-top: 1px solid var(--line); }
  .exit b { font-size: 1.25rem; }
  .numbers { grid-template-columns: repeat(2, 1fr); } .numbers li:last-child:nth-child(odd) { grid-column: span 2; }
  .card { padding: 1rem; }
  .place th { width: auto; padding-right: 0; }
  details.card > summary { padding: 0.9rem 1rem 0.9rem 2rem; }
  details.card > summary::before { left: 0.9rem; }
  details.card > :not(summary) { margin: 0 1rem 1rem; }
  .facts { grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.5rem), 1fr)); gap: 0.8rem 1rem; }
  .bar { float: none; display: flex; margin-top: 0.3rem; }
  .copy { grid-template-columns: minmax(0, 1fr) auto; }
  .copy code { grid-column: 1 / -1; grid-row: 2; }
}
@media print {
  :root, :root[data-theme] { color-scheme: light; }
  .topbar, .skip, .filter, .button { display: none; }
  body { background: #fff; font-size: 11pt; }
  main { max-width: none; padding: 0; }
  .readout { display: none; }
  pre, .scroll, .copy code, figure > details .scroll { max-height: none; overflow: visible; }
  .decision, .numbers, .copy, figure, tr { break-inside: avoid; }
  h2, h3, h4, summary { break-after: avoid; }
  .decision { padding: 1.25rem; }
  .numbers { grid-template-columns: repeat(4, 1fr); }
  .scroll table { overflow-wrap: anywhere; font-size: 8pt; }
  .goals td, .scroll th[scope="row"], .facts-table td { min-width: 0; }
  .goals th[scope="row"] { min-width: 6.5rem; }
  td .badge { font-size: 7pt; padding: 0.2rem 0.3rem; white-space: nowrap; }
  th .muted, td .muted { font-size: 7pt; }
  .scroll thead th { white-space: normal; font-size: 7pt; }
  .scroll .figures { font-size: 7pt; overflow-wrap: normal; }
  .figures tr > * { padding-left: 0.3rem; }
  .matrix td { white-space: normal; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
