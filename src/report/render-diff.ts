import type { RunDiff } from '../results/records/run-diff.ts';
import { renderDiffedRuns, renderUnlike } from './html/diff.ts';
import { renderFactTable } from './html/fact-tables.ts';
import { html, type Markup } from './html/markup.ts';
import { renderPage } from './html/page.ts';
import { section } from './html/parts.ts';
import { escapeMarkdown } from './markdown/escape-markdown.ts';
import { factTablePart } from './markdown/fact-tables.ts';
import { diffSentence, diffTables } from './model/tables/diff-tables.ts';
import { factTableLines } from './screen/fact-tables.ts';
import { type Draw, paint, printable, wrapText } from './terminal.ts';

/** Two runs side by side, for a terminal. */
export function renderDiffScreen(
  diff: RunDiff,
  options: { readonly color: boolean; readonly width?: number; readonly report?: string },
): string {
  const width = Math.max(40, options.width ?? 80);
  const draw: Draw = (text, style) => (options.color ? paint(text, style) : text);
  const blocks = [
    wrapText(printable(diffSentence(diff)), width),
    ...diff.unlike.map((sentence) => wrapText(printable(`unlike    ${sentence}`), width)),
    ...diffTables(diff).map((table) => factTableLines(table, { width, draw })),
    ...(options.report === undefined ? [] : [[`report    ${options.report}`]]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Two runs side by side, as a comment on a pull request. */
export function renderDiffMarkdown(diff: RunDiff): string {
  const parts = [
    '## Two runs side by side',
    escapeMarkdown(diffSentence(diff)),
    diff.unlike.map((sentence) => `- unlike: ${escapeMarkdown(sentence)}`).join('\n'),
    ...diffTables(diff).map(factTablePart),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Two runs side by side, as one HTML file that needs no network. */
export function renderDiffHtml(diff: RunDiff): string {
  const title = `diff: ${diff.before.runId}, ${diff.now.runId}`;
  const tables = diffTables(diff).map((table) =>
    renderFactTable(table, 'two runs', Number.POSITIVE_INFINITY),
  );
  const name = 'What differs';
  const body = tables.length > 0 ? section('changes', name, tables) : undefined;
  return renderPage(title, renderHead(diff), [{ id: 'changes', title: name, body }]);
}

function renderHead(diff: RunDiff): Markup {
  return html`
<header class="decision plain-head" id="decision">
<div>
<p class="kicker">Two runs side by side</p>
<h1>${headline(diff)}</h1>
<p class="reason">${diffSentence(diff)}</p>
</div>
</header>
${renderDiffedRuns(diff)}
${renderUnlike(diff)}`;
}

function headline({ asked, verdicts, observations }: RunDiff): string {
  if (asked.both === 0) return 'Side by side';
  return verdicts.length + observations.length === 0 ? 'Judged alike' : 'Judged differently';
}
