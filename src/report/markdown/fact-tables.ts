import type { FactTable } from '../model/tables/fact-table.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { table } from './table.ts';

/** More rows than these are counted, not listed: a comment has little room. */
const LISTED = 20;

/** A table of facts, folded away below its title. */
export function factTablePart({ title, says, heads, rows }: FactTable): string {
  const left = rows.length - LISTED;
  return [
    `<details><summary>${escapeMarkdown(title)}: ${rows.length}</summary>`,
    escapeMarkdown(says ?? ''),
    table(heads, rows.slice(0, LISTED), 'text'),
    left > 0 ? `And ${left} more, all in the report.` : '',
    '</details>',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
