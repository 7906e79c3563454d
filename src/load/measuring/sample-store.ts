import type { JS } from '@duckdb/node-api';
import { type Sample, sampleColumns } from '../../../load/lib/sample.ts';
import { dueSql, dueUntilSql, type Phase } from '../planning/phases.ts';
import { blockMs } from './block-ms.ts';
import { openDatabase } from './open-database.ts';

/** A row of an answer; numbers are numbers where the query casts counts to DOUBLE. */
export type Row = Readonly<Record<string, JS>>;

/** The calls of a profile in a table `calls`, ready to be asked. */
export interface SampleStore {
  query(sql: string): Promise<readonly Row[]>;
  /** Writes the table to a file, with its columns as `callColumns` documents them. */
  writeParquet(file: string): Promise<void>;
  close(): void;
}

const sampleTypes: Readonly<Record<keyof Sample, string>> = {
  region: 'INTEGER',
  iteration: 'INTEGER',
  originMs: 'BIGINT',
  startMs: 'BIGINT',
  latencyMs: 'DOUBLE',
  connectMs: 'DOUBLE',
  outcome: 'VARCHAR',
  answered: 'INTEGER',
  status: 'INTEGER',
  code: 'INTEGER',
  added: 'INTEGER',
  removed: 'INTEGER',
  already: 'INTEGER',
  entriesFailed: 'INTEGER',
  size: 'INTEGER',
  account: 'INTEGER',
  form: 'INTEGER',
  kind: 'VARCHAR',
  detail: 'VARCHAR',
};

/** Columns of `samples.parquet`: name, how it is made, and what it holds. */
const callColumns: readonly (readonly [name: string, sql: string, holds: string])[] = [
  ['region', 'regionName', 'name of the region'],
  ['phase', 'phase', 'warm-up, lead-in, races, or as the profile names it'],
  ['second', 'second', 'whole seconds since the phase began'],
  ['iteration', 'iteration', 'number of the iteration in its region'],
  ['started_at', 'make_timestamp(startMs * 1000)', 'when the call was made, UTC'],
  ['lag_ms', 'lagMs', 'how much later than due'],
  ['latency_ms', 'latencyMs', 'from the first byte sent to the last byte received'],
  ['connect_ms', 'connectMs', 'spent on a connection before that'],
  ['from_due_ms', 'fromDueMs', 'from when it was due to the last byte received'],
  ['outcome', 'outcome', 'accepted, limited, refused or failed'],
  ['answered', 'answered = 1', 'whether a documented envelope came'],
  ['status', 'status', 'HTTP status, 0 for none'],
  ['code', 'code', 'ErrorCode, -1 for none'],
  ['added', 'added', 'entries with Result 1 of a call that adds'],
  ['removed', 'removed', 'entries with Result 1 of a call that removes'],
  ['already', 'already', 'entries with Result 2'],
  ['entries_failed', 'entriesFailed', 'entries with Result 0'],
  ['size', 'size', 'subscribers in the call'],
  ['account', 'account', 'number of the account among those of the profile'],
  ['form', 'form', 'index of the kind of call among the templates of the plan'],
  ['kind', "coalesce(kind, '')", 'why it failed: a clause, a code, or why there was no answer'],
];

/**
 * Reads what k6 wrote and says of each call in which phase and second it was made and how late it was.
 *
 * @param files lines as `sampleLine` writes them, of each generator; a last line that is cut off is left out
 */
export async function openSamples(
  files: string | readonly string[],
  regions: readonly string[],
  phases: readonly Phase[],
): Promise<SampleStore> {
  const instance = await openDatabase();
  const connection = await instance.connect();
  const query = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJS();
  await connection.run(regionTable(regions));
  await connection.run(phaseTable(phases));
  await connection.run(callTable([files].flat()));
  return {
    query,
    async writeParquet(to) {
      const columns = callColumns.map(([name, sql]) => `${sql} AS ${name}`).join(', ');
      await connection.run(`COPY (SELECT ${columns} FROM calls ORDER BY startMs)
        TO ${text(to)} (FORMAT parquet, COMPRESSION zstd)`);
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** When the scenarios began, in ms since the epoch; undefined where no call was made. */
export async function originOf({ query }: SampleStore): Promise<number | undefined> {
  const [row] = await query('SELECT min(originMs)::DOUBLE AS originMs FROM calls');
  return typeof row?.originMs === 'number' ? row.originMs : undefined;
}

/** How far apart the generators of a region began, in ms; 0 where there is one. */
export async function spreadOf({ query }: SampleStore): Promise<number> {
  const [row] = await query(`SELECT max(spread)::DOUBLE AS spread
    FROM (SELECT max(originMs) - min(originMs) AS spread FROM calls GROUP BY region)`);
  return typeof row?.spread === 'number' ? row.spread : 0;
}

function regionTable(regions: readonly string[]): string {
  const rows = regions.map((region, index) => `(${index}, ${text(region)})`);
  const fill = rows.length === 0 ? '' : `INSERT INTO regions VALUES ${rows.join()}`;
  return `CREATE TABLE regions (region INTEGER, regionName VARCHAR); ${fill}`;
}

/** A late call of a phase may fall into the gap behind it, and still is that phase's. */
function phaseTable(phases: readonly Phase[]): string {
  const rows = phases.map(({ phase, startMs, durationMs, ratePerSecond, rising, iterations }, index) => {
    const untilMs = phases[index + 1]?.startMs ?? Number.MAX_SAFE_INTEGER;
    const fromMs = index === 0 ? -Number.MAX_SAFE_INTEGER : startMs;
    return `(${text(phase)}, ${fromMs}, ${untilMs}, ${startMs}, ${durationMs}, ${ratePerSecond}, ${rising}, ${iterations})`;
  });
  const columns = 'phase, fromMs, toMs, phaseStartMs, durationMs, ratePerSecond, rising, iterations';
  return `CREATE TABLE phases AS SELECT phase, fromMs::DOUBLE AS fromMs, toMs::DOUBLE AS toMs,
    phaseStartMs::DOUBLE AS phaseStartMs, durationMs::DOUBLE AS durationMs, ratePerSecond::DOUBLE AS ratePerSecond,
    rising, iterations::INTEGER AS iterations FROM (VALUES ${rows.join()}) AS p(${columns})`;
}

/**
 * Each call is given the latest slot of its phase that was due when it was made and that no later call takes. Where
 * every slot was used, that is simply the order; where some were dropped, the calls after them are not called late;
 * and calls that left in a burst after a standstill are late by as much as they were.
 *
 * k6 notes the start of a scenario before it has the workers ready and counts from after that: the least delay of all
 * calls of a region is taken for that time, for each generator by itself: where several share the load, each counts from
 * its own start. Its clock is cut to whole ms, so a call may seem up to 1 ms early.
 */
function callTable(files: readonly string[]): string {
  const columns = sampleColumns.map((name) => `${text(name)}: ${text(sampleTypes[name])}`).join(', ');
  return `CREATE TABLE calls AS
    WITH raw AS (
      SELECT * FROM read_csv([${files.map(text).join()}], auto_detect = false, delim = '\\t', header = false, quote = '', escape = '',
        columns = {${columns}}, ignore_errors = true, strict_mode = false, max_line_size = 4000000)
    ), placed AS (
      SELECT raw.*, p.*, r.regionName, startMs - originMs - phaseStartMs AS afterMs,
        dense_rank() OVER (PARTITION BY raw.region, phase ORDER BY iteration) AS number, number AS slot
      FROM raw JOIN regions r USING (region)
        JOIN phases p ON startMs - originMs >= fromMs AND startMs - originMs < toMs
    ), based AS (
      SELECT * EXCLUDE slot, afterMs - greatest(0, min(afterMs - (${dueSql})) OVER (PARTITION BY region, originMs)) AS atMs
      FROM placed
    ), reached AS (
      SELECT *, atMs + 1 AS untilMs, least(iterations, ${dueUntilSql}) - number AS ahead FROM based
    ), slotted AS (
      SELECT *, greatest(1, number + min(ahead) OVER (PARTITION BY region, phase ORDER BY number DESC)) AS slot
      FROM reached
    )
    SELECT *, greatest(0, atMs - (${dueSql})) AS lagMs, lagMs + connectMs + latencyMs AS fromDueMs,
      greatest(0, floor(atMs / 1000))::INTEGER AS second,
      floor((${dueSql}) / 1000 + 1e-9)::INTEGER AS dueSecond,
      floor(greatest(0, atMs) / ${blockMs})::INTEGER AS block
    FROM slotted`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
