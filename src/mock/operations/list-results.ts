import type { Mock } from '../mock.ts';

/** The list of an answer: each user with the result, in the order that the policy says. */
export function listResults(
  entries: readonly { readonly user: string; readonly result: number }[],
  mock: Mock,
): readonly { readonly Subscriber_Account: string; readonly Result: number }[] {
  const listed = entries.map(({ user, result }) => ({ Subscriber_Account: user, Result: result }));
  return mock.policies.answer('order-of-answer') === 'other-order' ? listed.reverse() : listed;
}
