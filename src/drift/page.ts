/** A line of text of a page; `heading` where the format says so. Code keeps its line breaks inside one line. */
export interface PageLine {
  readonly kind: 'line';
  readonly text: string;
  readonly heading?: true;
}

/** A table of a page: rows of cells, the header among them. */
export interface PageTable {
  readonly kind: 'table';
  readonly rows: readonly (readonly string[])[];
}

/** What a page shows, in its order, whatever its format was. */
export type Page = readonly (PageLine | PageTable)[];

/** Text as it is compared: one kind of space, and none at the ends. */
export function tidy(text: string): string {
  return text.replaceAll(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
}
