import type { FactTable } from '../model/tables/fact-table.ts';
import { indent, printable, wrapText } from '../terminal.ts';
import type { Pen } from './violations.ts';

/** So many rows of a table are on the screen; the report has all. */
const SHOWN = 8;

/** A table as lines: its title, and each row as a sentence of its cells. */
export function factTableLines({ title, heads, rows }: FactTable, { width, draw }: Pen): string[] {
  const left = rows.length - SHOWN;
  return [
    draw(title.toLowerCase(), 'bold'),
    ...rows.slice(0, SHOWN).flatMap((row) => rowLines(heads, row, width)),
    ...(left > 0 ? [`  and ${left} more, all in the report`] : []),
  ];
}

/** Cells that say nothing are left out. */
function rowLines(
  heads: readonly string[],
  [first = '', ...rest]: readonly string[],
  width: number,
): string[] {
  const cells = rest.flatMap((cell, index) => (/^–?$/.test(cell) ? [] : [`${heads[index + 1]} ${cell}`]));
  return [`  ${printable(first)}`, ...indent(wrapText(printable(cells.join(', ')), width - 4), 4)];
}
