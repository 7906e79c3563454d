import type { ClauseId } from '../../contract/types.ts';

/** How long a region is waited for where what it shows disagrees with what it said. */
export interface Patience {
  /**
   * The time in which what breaks these clauses may come right, in ms.
   *
   * @param mostMs what the case gives it
   */
  waitMs(clauses: readonly ClauseId[], mostMs: number): number;
  /** These clauses were broken still after such a time. */
  inVain(clauses: readonly ClauseId[], waitedMs: number): void;
}

/** After so many waits in vain for a clause it is broken, and does not lag. */
const enough = 12;

/** What is left of the time then: what lags by less than this is still not blamed. */
const leftOver = 0.1;

/**
 * Gives every disagreement the whole time in which the target may lag, until a clause was broken after all of that time
 * again and again: a service that forgets what it is told would otherwise be waited for in hundreds of cases. Only a
 * clause that is broken already gets less, so none is blamed that would not be.
 *
 * @param fullMs the time in which the target may lag behind its writes
 */
export function createPatience(fullMs: number): Patience {
  const vain = new Map<ClauseId, number>();
  const isLost = (clause: ClauseId) => (vain.get(clause) ?? 0) >= enough;
  return {
    waitMs: (clauses, mostMs) =>
      clauses.length > 0 && clauses.every(isLost) ? Math.min(mostMs, fullMs * leftOver) : mostMs,
    inVain(clauses, waitedMs) {
      if (waitedMs < fullMs) return;
      for (const clause of new Set(clauses)) vain.set(clause, (vain.get(clause) ?? 0) + 1);
    },
  };
}
