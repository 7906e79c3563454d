/** A table of facts that every kind of report can show; the first column names its rows. */
export interface FactTable {
  readonly title: string;
  /** One sentence that says what it means; absent where the title does. */
  readonly says?: string;
  readonly heads: readonly string[];
  /** Never empty. */
  readonly rows: readonly (readonly string[])[];
}

/** The tables that have rows. */
export function filled(tables: readonly FactTable[]): FactTable[] {
  return tables.filter(({ rows }) => rows.length > 0);
}
