import type { ClauseId, Contract } from '../contract/types.ts';
import { sameAnswerClause } from './compare-regions.ts';
import { ofEveryAnswer } from './kept-clauses.ts';

/** The clauses that laws hold every answer to, or every call of a case, so that they need no case of their own. */
export function clausesOfLaws({ operations }: Contract): ReadonlySet<ClauseId> {
  const ofOperations = Object.values(operations).flatMap(({ clauses, batch, listing }) => [
    ...Object.values(clauses)
      .filter(({ schema }) => schema === 'response')
      .map(({ id }) => id),
    ...Object.values(batch?.clauses ?? {}),
    ...Object.values(listing?.clauses ?? {}),
  ]);
  return new Set([...ofEveryAnswer, 'service.codes.documented', sameAnswerClause, ...ofOperations]);
}
