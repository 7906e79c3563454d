import type { DiffedRun, RunDiff } from '../../results/records/run-diff.ts';
import { diffTables } from '../model/tables/diff-tables.ts';
import { formatMoment } from './decision.ts';
import { renderFactTable } from './fact-tables.ts';
import { html, type Markup } from './markup.ts';
import { badge, regionTags, section } from './parts.ts';

/** The two runs of a comparison, side by side. */
export function renderDiffedRuns({ before, now }: RunDiff): Markup {
  return html`<div class="two">${renderRun('Before', before)}${renderRun('Now', now)}</div>`;
}

function renderRun(name: string, { runId, target, startedAt, regions, decision }: DiffedRun): Markup {
  return html`<div class="card"><p class="label">${name}</p><p><b>${runId}</b> ${badge(decision)}</p>
<p class="muted">${target}, ${formatMoment(startedAt)}</p><p>${regionTags(regions)}</p></div>`;
}

/** What differs between the machines, versions and settings of two loads. */
export function renderUnlike({ unlike }: RunDiff): Markup | undefined {
  if (unlike.length === 0) return undefined;
  return html`<ul class="warning plain">${unlike.map((sentence) => html`<li>unlike: ${sentence}</li>`)}</ul>`;
}

/** The run beside the one that it was last compared with; nothing where it was not. */
export function renderDiffSection(diff: RunDiff | undefined): Markup | undefined {
  if (diff === undefined) return undefined;
  const tables = diffTables(diff);
  return section(
    'diff',
    'Compared',
    renderDiffedRuns(diff),
    renderUnlike(diff),
    tables.map((table) => renderFactTable(table, 'two runs')),
    tables.length === 0 && html`<p class="none">Judged alike: no verdict and no observation changed.</p>`,
  );
}
