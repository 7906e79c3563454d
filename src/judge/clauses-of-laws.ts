import type { ClauseId, Contract } from '../contract/types.ts';
import { sameAnswerClause } from './compare-regions.ts';
import { ofEveryAnswer } from './kept-clauses.ts';

/** The clauses that laws hold every answer or callback to, or every call of a case, so that they need no case of their own. */
export function clausesOfLaws({ operations, webhooks }: Contract): ReadonlySet<ClauseId> {
  const ofOperations = Object.values(operations).flatMap(({ clauses, batch, listing }) => [
    ...Object.values(clauses)
      .filter(({ schema }) => schema === 'response')
      .map(({ id }) => id),
    ...Object.values(batch?.clauses ?? {}),
    ...Object.values(listing?.clauses ?? {}),
  ]);
  return new Set([
    ...ofEveryAnswer,
    'service.codes.documented',
    sameAnswerClause,
    ...ofOperations,
    ...ofCallbacks(webhooks),
  ]);
}

/** What every callback says, and that it comes once. */
function ofCallbacks({ clauses, events }: Contract['webhooks']): readonly ClauseId[] {
  const said = ['transport', 'query', 'signature', 'body'];
  const all = [clauses, ...Object.values(events).map((event) => event.clauses)].flatMap((some) =>
    Object.keys(some),
  );
  return [...all.filter((id) => said.includes(id.split('.')[1] ?? '')), 'webhooks.delivery.once'];
}
