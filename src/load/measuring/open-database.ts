import { DuckDBInstance } from '@duckdb/node-api';

/** A database in memory, which fetches nothing: what it cannot do by itself is an error. */
export function openDatabase(): Promise<DuckDBInstance> {
  return DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false' });
}
