import type { Region } from '../../contract/types.ts';
import type { Verdict } from '../../results/run-contents.ts';
import { countVerdicts, VERDICTS } from '../model/count-verdicts.ts';
import { groupByName } from '../model/group-by-name.ts';
import { html, type Markup } from './markup.ts';
import { badge, plural, scrollBox, section } from './parts.ts';

/** Every case on a line of its own with its verdict in each region, by operation, with a filter. */
export function renderCases(verdicts: readonly Verdict[], regions: readonly Region[]): Markup | undefined {
  if (verdicts.length === 0) return undefined;
  const operations = groupByName(verdicts, ({ operation }) => operation);
  return section(
    'cases',
    'All cases',
    renderFilter(regions),
    operations.map(([operation, own]) => renderOperation(operation, own, regions)),
  );
}

function renderFilter(regions: readonly Region[]): Markup {
  return html`<form class="filter" id="filter" hidden role="search" aria-label="Filter cases">
<label>Case or clause <input type="search" name="text" autocomplete="off" placeholder="request/SubscriberList"></label>
<label>Verdict <select name="verdict"><option value="">any</option>${VERDICTS.map((verdict) => html`<option>${verdict}</option>`)}</select></label>
<label>Region <select name="region"><option value="">any</option>${regions.map((region) => html`<option>${region}</option>`)}</select></label>
<output aria-live="polite"></output>
</form>`;
}

function renderOperation(
  operation: string,
  verdicts: readonly Verdict[],
  regions: readonly Region[],
): Markup {
  const cases = groupByName(verdicts, ({ caseId }) => caseId);
  const counts = countVerdicts(verdicts);
  const unusual = VERDICTS.filter((verdict) => verdict !== 'conforms' && counts[verdict] > 0);
  return html`
<details class="card cases" id="cases-${operation}">
<summary><code>${operation}</code> <span class="muted">${plural(cases.length, 'case')}</span> ${unusual.map((verdict) => html`${badge(verdict, `${counts[verdict]} ${verdict}`)} `)}</summary>
${scrollBox(
  `Cases of ${operation}`,
  html`<table><thead><tr><th scope="col">Case</th>${regions.map((region) => html`<th scope="col">${region}</th>`)}</tr></thead><tbody>${cases.map(([caseId, own]) => renderRow(caseId, own, regions))}</tbody></table>`,
)}
</details>`;
}

/** One line per case. Written tightly: a run has thousands of these. */
function renderRow(caseId: string, verdicts: readonly Verdict[], regions: readonly Region[]): Markup {
  const clauses = new Set(verdicts.map(({ clause }) => clause));
  const byRegion = new Map(verdicts.map((verdict) => [verdict.region, verdict]));
  return html`<tr><th>${caseId}<i>${[...clauses].join(', ')}</i>${regions.map((region) => renderCell(byRegion.get(region)))}\n`;
}

function renderCell(verdict: Verdict | undefined): Markup {
  if (!verdict) return html`<td>`;
  const why = verdict.why && html` title="${verdict.why}"`;
  return html`<td class=${verdict.verdict[0]}${why}>${verdict.verdict}`;
}
