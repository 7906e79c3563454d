import type { Region } from '../../contract/types.ts';
import type { Verdict } from '../../results/records/run-contents.ts';
import {
  countMatrix,
  countVerdicts,
  type MatrixRow,
  VERDICTS,
  type VerdictCounts,
} from '../model/count-verdicts.ts';
import { linkToCases } from './cases.ts';
import { html, type Markup } from './markup.ts';
import { formatCount, icon, scrollBox, section } from './parts.ts';

/** Operations by regions with the number of each verdict; a number leads to its cases. */
export function renderMatrix(verdicts: readonly Verdict[], regions: readonly Region[]): Markup | undefined {
  if (verdicts.length === 0) return undefined;
  const rows = countMatrix(verdicts, regions);
  const all = regions.map((region) => countVerdicts(verdicts.filter((verdict) => verdict.region === region)));
  const heads = regions.map((region) => html`<th scope="col">${linkToCases({ region }, region)}</th>`);
  const table = html`<table class="matrix"><caption class="hidden">Verdicts by operation and region; each number leads to its cases</caption>
<thead><tr><th scope="col">Operation</th>${heads}</tr></thead>
<tbody>${rows.map((row) => renderRow(row, regions))}</tbody>
${rows.length > 1 && html`<tfoot><tr><th scope="row">All operations</th>${all.map((counts, index) => renderCell(counts, { region: regions[index] ?? '' }))}</tr></tfoot>`}</table>`;
  return section(
    'regions',
    'Regions side by side',
    html`<div class="card">${renderKey(verdicts)}${scrollBox('Verdicts by operation and region', table)}</div>`,
  );
}

/** What the marks mean; those that no case got are left out. */
function renderKey(verdicts: readonly Verdict[]): Markup {
  const counts = countVerdicts(verdicts);
  const given = VERDICTS.filter((verdict) => counts[verdict] > 0);
  return html`<p class="legend">${given.map((verdict) => html`<span class="t-${verdict}">${icon(verdict)} ${verdict}</span> `)}</p>`;
}

function renderRow({ operation, cells }: MatrixRow, regions: readonly Region[]): Markup {
  return html`<tr><th scope="row"><code>${linkToCases({ operation }, operation)}</code></th>${cells.map((counts, index) => renderCell(counts, { operation, region: regions[index] ?? '' }))}</tr>`;
}

function renderCell(counts: VerdictCounts, place: Readonly<Record<string, string>>): Markup {
  const given = VERDICTS.filter((verdict) => counts[verdict] > 0);
  if (given.length === 0) return html`<td class="muted">–</td>`;
  return html`<td><div class="counts">${given.map((verdict) =>
    linkToCases(
      { ...place, verdict },
      html`${icon(verdict)}${formatCount(counts[verdict])}<span class="hidden"> ${verdict}</span>`,
      html`class="t-${verdict}" title="${verdict}"`,
    ),
  )}</div></td>`;
}
