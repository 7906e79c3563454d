import type { ClauseId } from '../../contract/types.ts';
import { cameTo, type Relation } from './relation.ts';

/**
 * However many calls ask for the last places at the same moment, no more are given than there are.
 *
 * @param places free before the first call; no call gives any back
 * @source add_subscriber#error-codes
 */
export function placesKept(clause: ClauseId, places: number): Relation {
  return {
    id: 'places-kept',
    clause,
    judge(calls, contract) {
      const given = calls.reduce((sum, call) => {
        const came = cameTo(call, contract);
        return came.kind === 'results' ? sum + countAdded(came.results) : sum;
      }, 0);
      if (given <= places) return undefined;
      const message = `however many calls ask at the same moment, places must be given only as far as they last (${places} left), got ${given} Results 1`;
      return {
        expected: `at most ${places} Results 1`,
        actual: `${given} Results 1`,
        message,
        exchangeIds: calls.map(({ id }) => id),
      };
    },
  };
}

function countAdded(results: ReadonlyMap<string, number>): number {
  return [...results.values()].filter((result) => result === 1).length;
}
