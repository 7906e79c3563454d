import type { FactTable } from '../model/tables/fact-table.ts';
import { html, type Markup } from './markup.ts';
import { badge, formatCount, isTone, plural, scrollBox } from './parts.ts';

/** More rows than these are counted; `gate.json` and `diff.json` have them. */
const MOST_ROWS = 2000;

/** A longer table is folded away. */
const OPEN_ROWS = 20;

/**
 * A table of facts as a card. A cell that is a verdict or a decision is marked as one.
 *
 * @param of what the table is part of, so that two of the same title have two names
 * @param openRows a table with more rows is folded away
 */
export function renderFactTable(
  { title, says, heads, rows }: FactTable,
  of: string,
  openRows = OPEN_ROWS,
): Markup {
  const head = heads.map((name) => html`<th scope="col">${name}</th>`);
  const left = rows.length - MOST_ROWS;
  const body = rows
    .slice(0, MOST_ROWS)
    .map(
      ([first, ...rest]) =>
        html`<tr><th scope="row"><code>${first}</code></th>${rest.map((cell) => html`<td>${isTone(cell) ? badge(cell) : cell}</td>`)}</tr>`,
    );
  return html`
<details class="card"${rows.length <= openRows && html` open`}><summary><b>${title}</b> <span class="muted">${plural(rows.length, 'row')}</span></summary>
${says !== undefined && html`<p class="muted">${says}</p>`}
${scrollBox(`${title} of ${of}`, html`<table class="clauses facts-table"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`)}
${left > 0 && html`<p class="muted">and ${formatCount(left)} more, in the JSON file beside</p>`}
</details>`;
}
