import { readFileSync } from 'node:fs';
import { trialColumns } from '../../../load/limiter/trial-plan.ts';
import { openDatabase } from '../measuring/open-database.ts';
import type { TimedCall } from './types.ts';

/** The service may cut its clock to whole ms, and then decides as if it were up to 1 ms earlier. */
const clockStepMs = 1;

/**
 * Reads the lines that the script of a trial wrote, in the order of its columns.
 *
 * @returns the calls of each region, by its index; a last line that is cut off is left out
 */
export function readTrialCalls(text: string): ReadonlyMap<number, readonly TimedCall[]> {
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t'));
  const whole = lines.filter(({ length }) => length === trialColumns.length);
  const rows = whole.map((fields) => ({ region: Number(fields[0]), call: callOf(fields) }));
  const byRegion = Map.groupBy(rows, ({ region }) => region);
  return new Map([...byRegion].map(([region, own]) => [region, own.map(({ call }) => call)]));
}

function callOf(fields: readonly string[]): TimedCall {
  const [, connection, other, startMs, endMs, connectMs, outcome] = fields;
  return {
    fromMs: Number(startMs) + Math.floor(Number(connectMs)) - clockStepMs,
    toMs: Number(endMs) + clockStepMs,
    other: other === '1',
    connection: Number(connection),
    ...(outcome === 'unknown' ? {} : { passed: outcome === 'passed' }),
  };
}

/** Keeps the lines as a parquet file, with a column per field. */
export async function keepTrialCalls(lines: string, parquet: string): Promise<void> {
  if (readFileSync(lines).length === 0) return;
  const instance = await openDatabase();
  const connection = await instance.connect();
  try {
    const names = trialColumns.map((name) => `'${name}'`).join(', ');
    await connection.run(`COPY (SELECT * FROM read_csv(${quoted(lines)}, delim = '\\t', header = false,
      names = [${names}], ignore_errors = true)) TO ${quoted(parquet)} (FORMAT parquet, COMPRESSION zstd)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
