import { escapeMarkdown } from './escape-markdown.ts';

/** A table; the first column is text, the others are numbers unless told otherwise. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  others: 'numbers' | 'text' = 'numbers',
): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => escapeMarkdown(String(cell))).join(' | ')} |`;
  const rule = heads.map((_, index) => (index === 0 || others === 'text' ? '---' : '---:'));
  return [line(heads), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}
