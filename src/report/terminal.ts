/** How a word may stand out. */
export type Style = 'green' | 'red' | 'yellow' | 'bold' | 'dim';

const CODES: Readonly<Record<Style, string>> = {
  green: '1;32',
  red: '1;31',
  yellow: '1;33',
  bold: '1',
  dim: '2',
};

/** Puts text in a style, or leaves it as it is where colours are not wanted. */
export type Draw = (text: string, style: Style) => string;

/** Text in a style, by the control sequences that every terminal knows. */
export function paint(text: string, style: Style): string {
  return `\u001b[${CODES[style]}m${text}\u001b[0m`;
}

/** Text of others without what a terminal would obey: control characters, and marks that turn the direction. */
export function printable(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** Breaks text between words into lines of at most `width` characters; a longer word keeps a line to itself. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Lines moved to the right by so many blanks. */
export function indent(lines: readonly string[], by: number): string[] {
  return lines.map((line) => ' '.repeat(by) + line);
}

/**
 * Rows as lines with the first column to the left and all others to the right: two blanks between columns, or one
 * where the lines would be longer than `width`.
 */
export function alignColumns(rows: readonly (readonly string[])[], width: number): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const needed = widths.reduce((total, one) => total + one + 2, -2);
  const pad = (cell: string, column: number) => {
    const size = widths[column] ?? 0;
    return column === 0 ? cell.padEnd(size) : cell.padStart(size);
  };
  return rows.map((row) => row.map(pad).join(needed > width ? ' ' : '  '));
}

/**
 * A label and its text, wrapped to `width` with every further line below the text. A word that is longer than a line,
 * such as an address, is not broken.
 */
export function labelled(label: string, text: string, width: number, labelWidth = LABEL_WIDTH): string[] {
  const lines = wrapText(text, Math.max(20, width - labelWidth));
  return lines.map((line, index) => (index === 0 ? label : '').padEnd(labelWidth) + line);
}

const LABEL_WIDTH = 12;
