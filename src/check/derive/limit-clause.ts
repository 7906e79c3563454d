import type { ClauseId, Provocation } from '../../contract/types.ts';
import type { BatchOperation } from '../find-operation.ts';

/**
 * The clause about a limit of adding, found by the situation in which it speaks.
 *
 * @param key `account`: its places; `subscriber`: the accounts that a user may join
 */
export function limitClause(
  { clauses }: BatchOperation,
  key: 'account' | 'subscriber',
): ClauseId | undefined {
  const speaks = (situation: Provocation) => key in situation && (key === 'subscriber' || isFull(situation));
  return Object.values(clauses).find(({ situations = [] }) => situations.some(speaks))?.id;
}

function isFull(situation: Provocation): boolean {
  return 'account' in situation && situation.account === 'full';
}
