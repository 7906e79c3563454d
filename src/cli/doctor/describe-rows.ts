import type { Row } from './row.ts';

/** The rows as a table for people, with the fixes below what is missing. */
export function describeRows(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ what }) => what.length));
  const lines = rows.flatMap((row) => {
    const state = row.ready ? 'ok     ' : row.optional ? 'absent ' : 'missing';
    const fix = row.fix === undefined ? [] : [`${' '.repeat(width + 11)}fix: ${row.fix}`];
    return [`${state}  ${row.what.padEnd(width)}  ${row.found}`, ...fix];
  });
  const missing = rows.filter(({ ready, optional }) => !ready && !optional).length;
  return [...lines, missing === 0 ? 'everything needed is ready' : `${missing} to mend`].join('\n');
}
