import type { Page } from '../page.ts';
import { type Column, columnOf, isName, isRequired, typeOf } from './words.ts';

/** A row of a table, its cells by column. */
export type Row = Readonly<Partial<Record<Column, string>>>;

/** A table whose columns are known. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Read from lines that each hold one cell, so that a cell can only be told by what it looks like. */
  readonly flattened: boolean;
}

/** Every table of a page of which the columns are told by a header, also where its cells stand one a line. */
export function tablesOf(page: Page): readonly Table[] {
  const real = page.flatMap((item) => (item.kind === 'table' ? realTables(item.rows) : []));
  return [...real, ...flattenedTables(page)];
}

/** Tables without a gap between them are parted where the next header comes. The first row is always a header. */
function realTables(rows: readonly (readonly string[])[]): readonly Table[] {
  const tables: { columns: readonly (Column | undefined)[]; rows: Row[] }[] = [];
  for (const cells of rows) {
    const last = tables.at(-1);
    if (isHeader(cells)) tables.push({ columns: cells.map(columnOf), rows: [] });
    else if (last !== undefined) last.rows.push(rowOf(last.columns, cells));
    else tables.push({ columns: guessColumns(rows.slice(1)), rows: [] });
  }
  return tables.map(({ columns, rows: found }) => ({
    columns: columns.filter((column) => column !== undefined),
    rows: found,
    flattened: false,
  }));
}

function isHeader(cells: readonly string[]): boolean {
  return cells.filter((cell) => columnOf(cell) !== undefined).length > 1;
}

/** The columns of a table under a header in other words, by what most of their cells look like. */
function guessColumns(rows: readonly (readonly string[])[]): readonly (Column | undefined)[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const columns: (Column | undefined)[] = [];
  for (let index = 0; index < width; index++) {
    const cells = rows.map((row) => row[index] ?? '');
    const fits = looks.find(([column, looksRight]) => !columns.includes(column) && mostly(cells, looksRight));
    columns.push(fits?.[0] ?? (columns.includes('description') ? undefined : 'description'));
  }
  return columns;
}

const looks: readonly (readonly [Column, (cell: string) => boolean])[] = [
  ['code', isCode],
  ['type', (cell) => typeOf(cell) !== undefined],
  ['required', (cell) => isRequired(cell) !== undefined],
  ['name', isName],
];

function mostly(cells: readonly string[], looksRight: (cell: string) => boolean): boolean {
  return cells.filter(looksRight).length * 2 > cells.length;
}

function rowOf(columns: readonly (Column | undefined)[], cells: readonly string[]): Row {
  const pairs = columns.flatMap((column, index) =>
    column === undefined ? [] : [[column, cells[index] ?? '']],
  );
  return Object.fromEntries(pairs);
}

function flattenedTables(page: Page): readonly Table[] {
  const lines = page.flatMap((item) => (item.kind === 'line' ? item.text.split('\n') : ['']));
  const tables: Table[] = [];
  for (let at = 0; at < lines.length; at++) {
    const columns = headerAt(lines, at);
    if (columns.length < 2) continue;
    const cells = cellsFrom(lines, at + columns.length);
    tables.push({ columns, rows: flattenedRows(columns, cells), flattened: true });
    at += columns.length - 1;
  }
  return tables;
}

/** The columns that the lines from here on name, each once. */
function headerAt(lines: readonly string[], at: number): readonly Column[] {
  const columns: Column[] = [];
  for (const line of lines.slice(at, at + 5)) {
    const column = columnOf(line);
    if (column === undefined || columns.includes(column)) break;
    columns.push(column);
  }
  return columns;
}

/** Up to the next header or sample. */
function cellsFrom(lines: readonly string[], from: number): readonly string[] {
  const after = lines.slice(from);
  const end = after.findIndex(
    (line, index) => /^\s*[{[]/.test(line) || headerAt(lines, from + index).length > 1,
  );
  return (end < 0 ? after : after.slice(0, end)).filter((line) => line.trim() !== '');
}

function flattenedRows(columns: readonly Column[], cells: readonly string[]): readonly Row[] {
  if (columns.includes('type')) return fieldRows(columns, cells);
  const column = columns.includes('code') ? 'code' : 'name';
  const isKey = column === 'code' ? isCode : isName;
  return cells.flatMap((cell, index) => {
    if (!isKey(cell)) return [];
    const rest = cells.slice(index + 1);
    const next = rest.findIndex(isKey);
    return [{ [column]: cell, description: (next < 0 ? rest : rest.slice(0, next)).join('\n') }];
  });
}

/** A row is where a type stands; its other cells are as far from it as in the header. */
function fieldRows(columns: readonly Column[], cells: readonly string[]): readonly Row[] {
  const places = cells.flatMap((cell, index) => (typeOf(cell) === undefined ? [] : [index]));
  const found = places.flatMap((place) => {
    const name = cells[neighbour(columns, 'name', cells, place)] ?? '';
    const mark = columns.includes('required')
      ? cells[neighbour(columns, 'required', cells, place)]
      : undefined;
    if (!isName(name) || typeOf(name) !== undefined) return [];
    return [
      { place, row: { name, type: cells[place] ?? '', ...(mark === undefined ? {} : { required: mark }) } },
    ];
  });
  return found.map(({ place, row }, index) => {
    const next = found[index + 1]?.place ?? cells.length;
    return { ...row, description: cells.slice(place + 1, next).join('\n') };
  });
}

/** Descriptions have any number of lines, so beyond one the nearest cell that looks right is taken. */
function neighbour(
  columns: readonly Column[],
  wanted: 'name' | 'required',
  cells: readonly string[],
  place: number,
): number {
  const distance = columns.indexOf(wanted) - columns.indexOf('type');
  const step = Math.sign(distance);
  const between = columns.slice(
    Math.min(columns.indexOf(wanted), columns.indexOf('type')),
    Math.max(columns.indexOf(wanted), columns.indexOf('type')),
  );
  if (!between.includes('description')) return place + distance;
  const fits = wanted === 'name' ? isName : (cell: string) => isRequired(cell) !== undefined;
  for (let at = place + step; at >= 0 && at < cells.length; at += step) if (fits(cells[at] ?? '')) return at;
  return -1;
}

/** Whether a cell is a code, and not a year. */
export function isCode(text: string): boolean {
  return /^-?\d{4,6}$/.test(text.trim()) && !/^(19|20)\d\d$/.test(text.trim());
}
