import type { Region } from '../../contract/types.ts';
import type { Verdict } from '../../results/records/run-contents.ts';
import { groupByName } from './group-by-name.ts';

/** How often each verdict was given. */
export type VerdictCounts = Readonly<Record<Verdict['verdict'], number>>;

/** The four words in the order in which tables show them. */
export const VERDICTS = ['conforms', 'violates', 'observed', 'unjudged'] as const;

/** Counts the verdicts of a list. */
export function countVerdicts(verdicts: readonly Verdict[]): VerdictCounts {
  const counts = { conforms: 0, violates: 0, observed: 0, unjudged: 0 };
  for (const { verdict } of verdicts) counts[verdict] += 1;
  return counts;
}

/** One operation's verdicts in each of `regions`, in that order. */
export interface MatrixRow {
  readonly operation: string;
  readonly cells: readonly VerdictCounts[];
}

/** Operations by regions, operations by name. */
export function countMatrix(verdicts: readonly Verdict[], regions: readonly Region[]): MatrixRow[] {
  return groupByName(verdicts, ({ operation }) => operation).map(([operation, own]) => {
    const byRegion = Map.groupBy(own, ({ region }) => region);
    return { operation, cells: regions.map((region) => countVerdicts(byRegion.get(region) ?? [])) };
  });
}
