import { type LoadFailure, noAnswer } from '../../../load/lib/name-failure.ts';
import type { SampleDetail } from '../../../load/lib/sample.ts';
import type { FindingFacts } from '../judging/facts.ts';
import { withCalls } from './ask-phases.ts';
import type { CallKind } from './offered.ts';
import type { Row, SampleStore } from './sample-store.ts';

/** Calls of a region summed up by account or by iteration. */
export interface Sums {
  /** Number of the account or iteration. */
  readonly index: number;
  /** Entries with Result 1 in calls that add, less those in calls that remove. */
  readonly added: number;
  /** Entries of calls that may have added their users or not. */
  readonly uncertain: number;
  /** Entries of calls that may have removed their users or not. */
  readonly uncertainRemoved: number;
  /** Entries turned away: of calls refused as they had to be, and those with Result 0. */
  readonly turnedAway: number;
}

/**
 * What a region added, by account or by iteration.
 *
 * @param clearCodes - codes of refusals that write nothing for certain: of any other failed call nobody knows what it did
 * @param removing - indexes of the kinds of calls that remove users
 */
export function sumsOf(
  store: SampleStore,
  region: string,
  by: 'account' | 'iteration',
  clearCodes: readonly number[],
  removing: readonly number[] = [],
): Promise<readonly Sums[]> {
  const removes = removing.length === 0 ? 'false' : `form IN (${removing.join()})`;
  const unclear = ["outcome = 'failed'", ...clearCodes.map((code) => `code <> ${code}`)].join(' AND ');
  return sums(
    store,
    region,
    by,
    `sum(added - removed)::DOUBLE AS added,
      coalesce(sum(size - added) FILTER (${unclear} AND NOT ${removes}), 0)::DOUBLE AS uncertain,
      coalesce(sum(size - removed) FILTER (${unclear} AND ${removes}), 0)::DOUBLE AS uncertainRemoved,
      sum(CASE WHEN outcome = 'refused' THEN size ELSE entriesFailed END)::DOUBLE AS turnedAway`,
  );
}

async function sums(
  { query }: SampleStore,
  region: string,
  by: 'account' | 'iteration',
  columns: string,
): Promise<readonly Sums[]> {
  const rows = await query(`SELECT ${by} AS index, ${columns} FROM calls
    WHERE regionName = '${region}' GROUP BY ${by} ORDER BY ${by}`);
  return rows.map((row) => ({
    index: Number(row.index),
    added: Number(row.added),
    uncertain: Number(row.uncertain),
    uncertainRemoved: Number(row.uncertainRemoved),
    turnedAway: Number(row.turnedAway),
  }));
}

/** The ways in which calls of a region failed, by kind of call where there are several, the most frequent first. */
export async function findingsOf(
  { query }: SampleStore,
  region: string,
  kinds?: readonly CallKind[],
): Promise<readonly FindingFacts[]> {
  const by = kinds === undefined ? 'kind' : 'kind, callName';
  const rows =
    await query(`SELECT ${by}, count(*)::DOUBLE AS count, arg_min(detail, startMs) FILTER (detail <> '') AS detail
    FROM ${kinds === undefined ? 'calls' : withCalls(kinds)} WHERE regionName = '${region}' AND kind <> ''
    GROUP BY ${by} ORDER BY count DESC, ${by}`);
  return rows.map(findingOf);
}

function findingOf(row: Row): FindingFacts {
  const cause = String(row.kind);
  const { message, example } = readDetail(row.detail);
  const kind = kindOf(cause);
  return {
    kind,
    ...(kind === 'clause' ? { clause: cause } : {}),
    ...(kind === 'no answer' ? { failure: cause.slice(noAnswer.length) as LoadFailure } : {}),
    ...(kind === 'code' ? { code: Number(cause.slice('code '.length)) } : {}),
    message: message ?? cause,
    count: Number(row.count),
    ...(typeof row.callName === 'string' ? { call: row.callName } : {}),
    ...(example ? { example } : {}),
  };
}

function kindOf(cause: string): FindingFacts['kind'] {
  if (cause.startsWith(noAnswer)) return 'no answer';
  return cause.startsWith('code ') ? 'code' : 'clause';
}

/** Absent where the worker that saw the first such call had ended by then. */
function readDetail(detail: unknown): Partial<SampleDetail> {
  return typeof detail === 'string' && detail !== '' ? JSON.parse(detail) : {};
}
