import type { ChartValues } from '../model/load/chart-values.ts';
import { html, type Markup } from './markup.ts';
import { scrollBox } from './parts.ts';

/**
 * A chart with its caption and, folded away, the table of its values. Pointing at the chart shows the nearest row of
 * that table, so that what is read by eye and what is read aloud cannot differ.
 *
 * @param caption empty where a heading stands above it
 * @param name what the values are of, for those who come to the table without the chart
 */
export function chartFigure(caption: string, name: string, drawing: Markup, values: ChartValues): Markup {
  const { heads, rows } = values;
  const positions = rows.map(({ at }) => (100 * at).toFixed(1)).join(' ');
  return html`
<figure data-at="${positions}">${caption !== '' && html`<figcaption>${caption}</figcaption>`}
<div class="plot">${drawing}</div><p class="readout" aria-hidden="true"></p>
<details><summary>Values<span class="hidden"> of ${name}</span></summary>
${scrollBox(
  `Values of ${name}`,
  html`<table class="values"><thead><tr>${heads.map((head) => html`<th scope="col">${head}`)}<tbody>${rows.map(({ cells, counted }) => html`<tr${!counted && html` class="lead-in"`}><th scope="row">${cells[0]}${cells.slice(1).map((cell) => html`<td>${cell}`)}\n`)}</table>`,
)}</details></figure>`;
}
