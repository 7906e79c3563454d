/** What each room may import: rooms, or single files of a room (`mock/start-mock`); `'all'` means every room. */
export type ImportTable = ReadonlyMap<string, readonly string[] | 'all'>;

/** Reads the table with the heading `| room | may import |` from Markdown text. */
export function readImportTable(markdown: string): ImportTable {
  const lines = markdown.split('\n');
  const heading = lines.findIndex((line) => /^\|\s*room\s*\|\s*may import\s*\|/.test(line));
  const after = heading < 0 ? [] : lines.slice(heading + 2);
  const end = after.findIndex((line) => !line.startsWith('|'));
  const rows = end < 0 ? after : after.slice(0, end);
  return new Map(rows.flatMap(readRow));
}

function readRow(row: string): [string, readonly string[] | 'all'][] {
  const [, rooms = '', allowed = ''] = row.split('|');
  return names(rooms).map((room) => [room, allowed.trim().startsWith('all') ? 'all' : names(allowed)]);
}

/** The words in backticks. */
function names(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}

/**
 * The room of a file, from its path relative to the root: `src/mock/state/app.ts` -> `mock`, `load/lib/x.ts` -> `load/`.
 * Files directly in `src/` and in `src/testing/` are in no room.
 */
export function roomOf(file: string): string | undefined {
  const [top = '', second = ''] = file.split('/');
  if (top !== 'src') return `${top}/`;
  return second.includes('.') || second === 'testing' ? undefined : second;
}

/** Whether a file of `from` may import `file`. */
export function mayImport(table: ImportTable, from: string, file: string): boolean {
  const allowed = table.get(from) ?? [];
  const room = roomOf(file);
  if (room === from || allowed === 'all') return true;
  if (room === undefined) return false;
  const place = file.replace(/^src\//, '').replace(/\.ts$/, '');
  return allowed.includes(room) || allowed.includes(place);
}
