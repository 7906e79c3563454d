import type { Mock } from '../../mock.ts';
import type { ResultEntry } from './plan-additions.ts';

/** The list of an answer, in the order that the policy says. */
export function listResults(entries: readonly ResultEntry[], mock: Mock): readonly ResultEntry[] {
  if (entries.length < 2) return entries;
  return mock.policies.answer('order-of-answer') === 'other-order' ? entries.toReversed() : entries;
}
