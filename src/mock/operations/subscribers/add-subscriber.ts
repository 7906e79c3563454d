import type { AddSubscriberRequest } from '../../../contract/generated/add-subscriber.ts';
import type { AppRuntime } from '../../call.ts';
import { subscribe } from '../../state/app-state.ts';
import { findAccount } from '../accounts/find-account.ts';
import type { Handler } from '../handler.ts';
import { bodyOf, entriesOf, memberOf } from '../request-body.ts';
import { listResults } from './list-results.ts';
import { planAdditions } from './plan-additions.ts';

/** Subscribes users. @source add_subscriber */
export const addSubscriber: Handler<'add_subscriber'> = (call, mock) => {
  const account = findAccount(call, mock);
  if ('refusal' in account) return account;
  const users = entriesOf(bodyOf<AddSubscriberRequest>(call).SubscriberList).map((entry) =>
    memberOf(entry, 'Subscriber_Account'),
  );
  if (users.length === 0) {
    const empty = mock.policies.ruling('empty-list');
    if (empty.kind === 'refuse')
      return { refusal: { code: empty.code, info: 'the list of subscribers must not be empty' } };
  }
  const plan = planAdditions(users, account, call, mock);
  if ('refusal' in plan) return plan;
  const { state } = call.runtime as AppRuntime;
  const atSeconds = Math.floor(call.nowMs / 1000);
  for (const { entry, id } of plan.additions)
    subscribe(state, account, entry.Subscriber_Account, atSeconds, id);
  return { fields: { SubscriberList: listResults(plan.entries, mock) } };
};
