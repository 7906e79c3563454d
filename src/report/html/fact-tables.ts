import type { FactTable } from '../model/fact-table.ts';
import { html, type Markup } from './markup.ts';
import { plural, scrollBox } from './parts.ts';

/** A table of facts as a card that opens. */
export function renderFactTable({ title, says, heads, rows }: FactTable, open = true): Markup {
  const head = heads.map((name) => html`<th scope="col">${name}</th>`);
  const body = rows.map(
    ([first, ...rest]) =>
      html`<tr><th scope="row"><code>${first}</code></th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  );
  return html`
<details class="card"${open && html` open`}><summary><b>${title}</b> <span class="muted">${plural(rows.length, 'row')}</span></summary>
${says !== undefined && html`<p class="muted">${says}</p>`}
${scrollBox(title, html`<table class="clauses"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`)}
</details>`;
}
