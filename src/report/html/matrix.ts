import type { Region } from '../../contract/types.ts';
import type { Verdict } from '../../results/run-contents.ts';
import { countMatrix, type MatrixRow, VERDICTS, type VerdictCounts } from '../model/count-verdicts.ts';
import { html, type Markup } from './markup.ts';
import { formatCount, icon, scrollBox, section } from './parts.ts';

/** Operations by regions with the number of each verdict; a number leads to its cases. */
export function renderMatrix(verdicts: readonly Verdict[], regions: readonly Region[]): Markup | undefined {
  if (verdicts.length === 0) return undefined;
  const rows = countMatrix(verdicts, regions);
  const table = html`<table class="matrix"><thead><tr><th scope="col">Operation</th>${regions.map((region) => html`<th scope="col">${region}</th>`)}</tr></thead>
<tbody>${rows.map((row) => renderRow(row, regions))}</tbody></table>`;
  return section(
    'regions',
    'Regions side by side',
    html`<div class="card">${scrollBox('Verdicts by operation and region', table)}</div>`,
  );
}

function renderRow({ operation, cells }: MatrixRow, regions: readonly Region[]): Markup {
  return html`<tr><th scope="row"><code>${operation}</code></th>${cells.map((counts, index) => renderCell(counts, operation, regions[index] ?? ''))}</tr>`;
}

function renderCell(counts: VerdictCounts, operation: string, region: Region): Markup {
  const given = VERDICTS.filter((verdict) => counts[verdict] > 0);
  if (given.length === 0) return html`<td class="muted">–</td>`;
  return html`<td><div class="counts">${given.map(
    (verdict) =>
      html`<a class="t-${verdict}" href="#cases-${operation}" data-operation="${operation}" data-region="${region}" data-verdict="${verdict}" title="${verdict}">${icon(verdict)}${formatCount(counts[verdict])}<span class="hidden"> ${verdict}</span></a>`,
  )}</div></td>`;
}
