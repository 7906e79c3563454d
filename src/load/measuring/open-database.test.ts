import { expect, test } from 'vitest';
import { openDatabase } from './open-database.ts';

test('the database writes parquet files, and fetches no extensions', async () => {
  const connection = await (await openDatabase()).connect();
  const setting = await connection.runAndReadAll("SELECT current_setting('autoinstall_known_extensions')");
  expect(setting.getRows()).toEqual([[false]]);
  const loaded = await connection.runAndReadAll(
    "SELECT installed, install_mode FROM duckdb_extensions() WHERE extension_name = 'parquet'",
  );
  expect(loaded.getRows()).toEqual([[true, 'STATICALLY_LINKED']]);
  connection.closeSync();
});
