import type { Case } from '../check/case.ts';
import type { ClauseId } from '../contract/types.ts';

/**
 * Cases in the order in which they are likely to see that a clause is broken, in groups: those about the clause; one of
 * each operation and kind, as a look at everything; the other cases of the clause's operation; the rest. A group is asked
 * only where those before it saw nothing.
 *
 * @returns groups without duplicates that together hold every case; none of them is empty
 */
export function rankCases(cases: readonly Case[], clause: ClauseId): readonly (readonly Case[])[] {
  const operation = clause.slice(0, clause.indexOf('.'));
  const sample = new Set([...Map.groupBy(cases, kindOf).values()].map(([first]) => first));
  const rankOf = (one: Case): number =>
    one.clause === clause ? 0 : sample.has(one) ? 1 : one.operation === operation ? 2 : 3;
  const groups = [...Map.groupBy(cases, rankOf)];
  return groups.sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** The first two parts of a case id: operation and kind. */
function kindOf({ id }: Case): string {
  return id.split('/', 2).join('/');
}
