import type { ClauseId, Region } from '../contract/types.ts';
import type { Verdict } from '../judge/verdict.ts';

/**
 * Counts, over all exchanges of a run, how often each clause about answers was kept. What was broken is told by the case
 * in which it broke; what was kept would otherwise be told by nothing.
 */
export interface Tally {
  /** Notes answers of one operation in one region: each clause kept once more. */
  kept(region: Region, operation: string, clauses: readonly ClauseId[]): void;
  /** Notes that a clause was broken there: it is not reported as kept. */
  broken(region: Region, operation: string, clause: ClauseId): void;
  /** One conforming verdict per clause that was kept by every answer of an operation in a region. */
  verdicts(): readonly Verdict[];
}

export function createTally(): Tally {
  const counts = new Map<string, { region: Region; operation: string; clause: ClauseId; count: number }>();
  const breaches = new Set<string>();
  const keyOf = (region: Region, operation: string, clause: ClauseId) => `${region} ${operation} ${clause}`;
  return {
    kept(region, operation, clauses) {
      for (const clause of clauses) {
        const key = keyOf(region, operation, clause);
        const count = (counts.get(key)?.count ?? 0) + 1;
        counts.set(key, { region, operation, clause, count });
      }
    },
    broken(region, operation, clause) {
      breaches.add(keyOf(region, operation, clause));
    },
    verdicts: () => [...counts].filter(([key]) => !breaches.has(key)).map(([, kept]) => toVerdict(kept)),
  };
}

function toVerdict(kept: { region: Region; operation: string; clause: ClauseId; count: number }): Verdict {
  const { region, operation, clause, count } = kept;
  const [, group, name] = clause.split('.');
  return {
    caseId: `${operation}/${group}/${name}#every-answer`,
    operation,
    region,
    clause,
    verdict: 'conforms',
    expected: '',
    actual: `kept ${count} times`,
    message: `${clause} was kept by every answer of ${operation} that it concerns: ${count}`,
    exchangeIds: [],
    elapsedMs: 0,
  };
}
