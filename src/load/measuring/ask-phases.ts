import { blockMs } from './block-ms.ts';
import { bucketsMs } from './histogram.ts';
import type { CallKind, Planned } from './offered.ts';
import type { Row, SampleStore } from './sample-store.ts';
import { stretches } from './size-slope.ts';

const countColumns = `count(*)::DOUBLE AS sent, count_if(answered = 1)::DOUBLE AS answered,
  count_if(outcome = 'accepted')::DOUBLE AS accepted, count_if(outcome = 'limited')::DOUBLE AS limited,
  count_if(outcome = 'refused')::DOUBLE AS refused, count_if(outcome = 'failed')::DOUBLE AS failed,
  sum(added)::DOUBLE AS added, sum(removed)::DOUBLE AS removed, sum(already)::DOUBLE AS already`;

const latencyColumns = quantiles('latencyMs');

function quantiles(column: string): string {
  return `count(*)::DOUBLE AS count, quantile_cont(${column}, 0.5) AS p50, quantile_cont(${column}, 0.95) AS p95,
    quantile_cont(${column}, 0.99) AS p99, max(${column}) AS max`;
}

const lagColumns = `quantile_cont(lagMs, 0.5) AS lagP50, quantile_cont(lagMs, 0.99) AS lagP99, max(lagMs) AS lagMax`;

const phaseColumns = `${countColumns}, ${lagColumns}, min(originMs)::DOUBLE AS originMs,
  (max(atMs) FILTER (outcome = 'limited'))::DOUBLE AS lastLimitedMs`;

const bucketColumn = `greatest(0, least(${bucketsMs.length},
  ceil(4 * log2(greatest(latencyMs, 1e-9) / ${bucketsMs[0]}))))::INTEGER AS bucket`;

/** Calls slower than this in ms, and so many times slower than usual, are held up by something. */
const slowMs = 100;
const timesSlower = 10;

const heldUp = `SELECT regionName, phase, second, count(*)::DOUBLE AS slow FROM calls JOIN (
    SELECT regionName, phase, quantile_cont(latencyMs, 0.5) AS usual FROM calls WHERE outcome = 'accepted' GROUP BY ALL
  ) AS median USING (regionName, phase)
  WHERE outcome = 'accepted' AND latencyMs >= greatest(${slowMs}, ${timesSlower} * usual) GROUP BY ALL`;

const mediansOfSizes = `SELECT regionName, phase, size, quantile_cont(latencyMs, 0.5) AS p50 FROM calls
  WHERE outcome = 'accepted' GROUP BY regionName, phase, size,
    second // greatest(1, ceil(durationMs / ${1000 * stretches}))::INTEGER`;

/** Rows of every answer that the summary of a profile is made of. */
export interface Answers {
  readonly counts: readonly Row[];
  readonly latencies: readonly Row[];
  readonly fromDue: readonly Row[];
  readonly secondCounts: readonly Row[];
  readonly secondLatencies: readonly Row[];
  /** Accepted calls that were held up, by the second in which they were made. */
  readonly held: readonly Row[];
  /** Slots that were used, by the second in which they were due. */
  readonly used: readonly Row[];
  readonly buckets: readonly Row[];
  readonly sizes: readonly Row[];
  readonly sizeLatencies: readonly Row[];
  /** Medians of accepted calls by size and stretch of time. */
  readonly sizeMedians: readonly Row[];
  readonly blockLatencies: readonly Row[];
  /** By kind of call; empty where they are not told apart. */
  readonly forms: readonly Row[];
  readonly formLatencies: readonly Row[];
}

/** Asks everything that the phases of all regions are measured by, and nothing that is not to be shown. */
export async function askPhases(
  { query }: SampleStore,
  { kinds, bySize, phases }: Pick<Planned, 'kinds' | 'bySize' | 'phases'>,
): Promise<Answers> {
  const group = (columns: string, by: string, from = 'calls') =>
    query(`SELECT ${by}, ${columns} FROM ${from} GROUP BY ${by} ORDER BY ${by}`);
  const byCall = async (columns: string, by: string) =>
    kinds === undefined ? [] : await group(columns, `regionName, phase, ${by}`, withCalls(kinds));
  const byUsers = async (ask: () => Promise<readonly Row[]>) => (bySize ? await ask() : []);
  return {
    counts: await group(phaseColumns, 'regionName, phase'),
    latencies: await group(latencyColumns, 'regionName, phase, outcome'),
    fromDue: await group(quantiles('fromDueMs'), 'regionName, phase, outcome'),
    secondCounts: await group(`${countColumns}, ${lagColumns}`, 'regionName, phase, second'),
    secondLatencies: await group(latencyColumns, 'regionName, phase, second, outcome'),
    held: await query(heldUp),
    used: await group('count(DISTINCT slot)::DOUBLE AS used', 'regionName, phase, dueSecond'),
    buckets: await query(`SELECT regionName, phase, outcome, ${bucketColumn}, count(*)::DOUBLE AS count
      FROM calls GROUP BY ALL`),
    sizes: await byUsers(() => group(countColumns, 'regionName, phase, size')),
    sizeLatencies: await byUsers(() => group(latencyColumns, 'regionName, phase, size, outcome')),
    sizeMedians: await byUsers(() => query(mediansOfSizes)),
    blockLatencies: phases.some(({ durationMs }) => durationMs >= 2 * blockMs)
      ? await group(latencyColumns, 'regionName, phase, block, outcome')
      : [],
    forms: await byCall(countColumns, 'callName'),
    formLatencies: await byCall(latencyColumns, 'callName, outcome'),
  };
}

/** The calls with the names of their kinds. */
export function withCalls(kinds: readonly CallKind[]): string {
  const names = kinds.map(({ call }, index) => `(${index}, '${call}')`);
  return `calls JOIN (VALUES ${names.join()}) AS names(form, callName) USING (form)`;
}

/** The rows that speak of one region and phase. */
export function selectRows(answers: Answers, keep: (row: Row) => boolean): Answers {
  const kept = Object.entries(answers).map(([name, rows]: [string, readonly Row[]]) => [
    name,
    rows.filter(keep),
  ]);
  return Object.fromEntries(kept) as Answers;
}
