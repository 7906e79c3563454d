import type { Region } from '../../contract/types.ts';
import type { Verdict } from '../../results/records/run-contents.ts';
import { VERDICTS } from '../model/count-verdicts.ts';
import { groupByName } from '../model/group-by-name.ts';
import { buildCaseTable } from '../model/tables/case-table.ts';
import { embedData } from './embed-data.ts';
import { html, type Markup } from './markup.ts';
import { plural, scrollBox, section } from './parts.ts';

/**
 * Every case with its verdict in each region. A run has thousands, so they stand in the page as data, and its script
 * makes rows of those that are looked at; without it the page says where they are.
 */
export function renderCases(verdicts: readonly Verdict[], regions: readonly Region[]): Markup | undefined {
  if (verdicts.length === 0) return undefined;
  const table = buildCaseTable(verdicts, regions);
  return section(
    'cases',
    'All cases',
    html`<p class="none" id="case-place">${plural(table.cases.length, 'case')}. The list needs the script of this page; <code>verdicts.ndjson</code> in the run folder has it too.</p>`,
    renderFilter(
      regions,
      groupByName(verdicts, ({ operation }) => operation).map(([operation]) => operation),
    ),
    html`<div class="card" id="case-list" hidden>${scrollBox(
      'Cases',
      html`<table class="cases"><thead><tr><th scope="col">Case</th>${regions.map((region) => html`<th scope="col">${region}</th>`)}</tr></thead><tbody></tbody></table>`,
    )}<p class="more"><button type="button" class="button" id="more-cases" hidden></button></p></div>`,
    embedData('case-data', table),
  );
}

function renderFilter(regions: readonly Region[], operations: readonly string[]): Markup {
  return html`<form class="filter" id="filter" hidden role="search" aria-label="Filter cases">
<label>Text <input type="search" name="text" autocomplete="off" placeholder="case, clause or message"></label>
${choice('Operation', operations)}
<label>Clause <input type="search" name="clause" autocomplete="off" list="clause-names"></label><datalist id="clause-names"></datalist>
${choice('Verdict', VERDICTS)}
${choice('Region', regions)}
<button type="reset" class="button">Clear</button>
<output aria-live="polite"></output>
</form>`;
}

function choice(label: string, values: readonly string[]): Markup {
  return html`<label>${label} <select name="${label.toLowerCase()}"><option value="">any</option>${values.map((value) => html`<option>${value}</option>`)}</select></label>`;
}

/** A link to the cases that pass a filter. The script completes its address: without it there is nothing to filter. */
export function linkToCases(
  filter: Readonly<Record<string, string>>,
  text: Markup | string,
  looks: Markup | string = '',
): Markup {
  return html`<a href="#cases" data-filter="${new URLSearchParams(filter).toString()}"${looks && html` ${looks}`}>${text}</a>`;
}
