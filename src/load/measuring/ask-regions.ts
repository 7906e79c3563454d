import type { SampleDetail } from '../../../load/lib/sample.ts';
import type { FindingFacts } from '../judging/facts.ts';
import type { Row, SampleStore } from './sample-store.ts';

/** Calls of a region summed up by account or by iteration. */
export interface Sums {
  /** Number of the account or iteration. */
  readonly index: number;
  /** Entries with Result 1. */
  readonly added: number;
  /** Entries of calls that may have added their users or not. */
  readonly uncertain: number;
}

/**
 * What a region added, by account or by iteration.
 *
 * @param clearCodes - codes of refusals that write nothing for certain: of any other failed call nobody knows what it did
 */
export function sumsOf(
  store: SampleStore,
  region: string,
  by: 'account' | 'iteration',
  clearCodes: readonly number[],
): Promise<readonly Sums[]> {
  const unclear = ["outcome = 'failed'", ...clearCodes.map((code) => `code <> ${code}`)].join(' AND ');
  return sums(
    store,
    region,
    by,
    `sum(added)::DOUBLE AS added, coalesce(sum(size - added) FILTER (${unclear}), 0)::DOUBLE AS uncertain`,
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
  }));
}

/** The ways in which calls of a region failed, the most frequent first. */
export async function findingsOf({ query }: SampleStore, region: string): Promise<readonly FindingFacts[]> {
  const rows =
    await query(`SELECT kind, count(*)::DOUBLE AS count, arg_min(detail, startMs) FILTER (detail <> '') AS detail
    FROM calls WHERE regionName = '${region}' AND kind <> '' GROUP BY kind ORDER BY count DESC, kind`);
  return rows.map(findingOf);
}

function findingOf(row: Row): FindingFacts {
  const cause = String(row.kind);
  const { message, example } = readDetail(row.detail);
  const kind = kindOf(cause);
  return {
    kind,
    ...(kind === 'clause' ? { clause: cause } : {}),
    ...(kind === 'code' ? { code: Number(cause.slice('code '.length)) } : {}),
    message: message ?? cause,
    count: Number(row.count),
    ...(example ? { example } : {}),
  };
}

function kindOf(cause: string): FindingFacts['kind'] {
  if (cause === 'no answer') return 'no answer';
  return cause.startsWith('code ') ? 'code' : 'clause';
}

/** Absent where the worker that saw the first such call had ended by then. */
function readDetail(detail: unknown): Partial<SampleDetail> {
  return typeof detail === 'string' && detail !== '' ? JSON.parse(detail) : {};
}
