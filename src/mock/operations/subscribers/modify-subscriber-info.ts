import type { ModifySubscriberInfoRequest } from '../../../contract/generated/modify-subscriber-info.ts';
import type { Operation } from '../../../contract/types.ts';
import type { AppRuntime, Call, Decision } from '../../call.ts';
import type { Mock } from '../../mock.ts';
import { findAccount } from '../accounts/find-account.ts';
import type { Handler } from '../handler.ts';
import { bodyOf, textOf } from '../request-body.ts';

/** Changes the CustomString of a subscriber. @source modify_subscriber_info */
export const modifySubscriberInfo: Handler<'modify_subscriber_info'> = (call, mock) => {
  const account = findAccount(call, mock);
  if ('refusal' in account) return account;
  const body = bodyOf<ModifySubscriberInfoRequest>(call);
  if (typeof body.Subscriber_Account !== 'string')
    return { refusal: { code: mock.policies.invalidCode, info: 'a UserID must be a string' } };
  const ruling = mock.policies.ruling('custom-string-missing');
  if (ruling.kind === 'refuse' && body.CustomString === undefined)
    return { refusal: { code: ruling.code, info: 'the body must have CustomString' } };
  const user = (call.runtime as AppRuntime).state.users.find(body.Subscriber_Account);
  if (user < 0 || !account.subscribers.has(user)) return withoutSubscription(call, mock);
  account.customStrings.set(user, textOf(body, 'CustomString'));
  return { fields: {} };
};

function withoutSubscription(call: Call, mock: Mock): Decision<object> {
  const info = 'the user does not subscribe to the account';
  const situation = { subscriber: 'not-subscribed' } as const;
  const refusal = mock.refusals.bySituation(call.operation as Operation, situation, info);
  return refusal === undefined ? { fields: {} } : { refusal };
}
