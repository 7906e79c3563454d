import type { Answer, Call } from '../../call.ts';
import { bodyOf, entriesOf, memberOf } from '../../operations/request-body.ts';
import { type Account, subscribe, unsubscribe } from '../../state/app-state.ts';

/** The account that a call names, where it exists and the app is known. */
export function accountOf(call: Call): Account | undefined {
  const id = bodyOf(call).Official_Account;
  return typeof id === 'string' ? call.runtime?.state.accounts.get(id) : undefined;
}

/** The users that an add_subscriber names, as far as they are texts; none for other operations. */
export function usersToAdd(call: Call): readonly string[] {
  if (call.operation?.command !== 'add_subscriber') return [];
  const users = entriesOf(bodyOf(call).SubscriberList).map((entry) => memberOf(entry, 'Subscriber_Account'));
  return users.filter((user) => typeof user === 'string');
}

/** The users whom an answer reports with this Result. */
export function usersWith(answer: Answer, result: number): readonly string[] {
  const entries = entriesOf(answer.SubscriberList);
  return entries
    .filter((entry) => memberOf(entry, 'Result') === result)
    .map((entry) => String(memberOf(entry, 'Subscriber_Account')));
}

/** Writes memberships behind the back of the operation. */
export function putInto(call: Call, account: Account | undefined, users: readonly string[]): void {
  const { runtime } = call;
  if (account === undefined || runtime === undefined) return;
  for (const user of users) subscribe(runtime.state, account, user, Math.floor(call.nowMs / 1000));
}

/** Removes memberships behind the back of the operation. */
export function takeFrom(call: Call, account: Account | undefined, users: readonly string[]): void {
  const { runtime } = call;
  if (account === undefined || runtime === undefined) return;
  for (const user of users) unsubscribe(runtime.state, account, user);
}
