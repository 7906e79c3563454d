import type { DeleteSubscriberRequest } from '../../../contract/generated/delete-subscriber.ts';
import type { Result } from '../../../contract/types.ts';
import type { AppRuntime, Call, Refusal } from '../../call.ts';
import type { Mock } from '../../mock.ts';
import { type Account, unsubscribe } from '../../state/app-state.ts';
import { findAccount } from '../accounts/find-account.ts';
import type { Handler } from '../handler.ts';
import { bodyOf, entriesOf, memberOf } from '../request-body.ts';
import { asText, isUserId } from '../user-id.ts';
import { listResults } from './list-results.ts';

const maxBatch = 100;

/** Ends subscriptions. The page shows two requests that exclude one another; a policy says which is served. @source delete_subscriber */
export const deleteSubscriber: Handler<'delete_subscriber'> = (call, mock) => {
  const account = findAccount(call, mock);
  if ('refusal' in account) return account;
  const users = usersToDelete(call, mock);
  if ('refusal' in users) return users;
  const refusal = refusalOf(users, mock);
  if (refusal !== undefined) return { refusal };
  const entries = users.map((user) => ({
    Subscriber_Account: asText(user),
    Result: remove(user, account, call, mock),
  }));
  return { fields: { SubscriberList: listResults(entries, mock) } };
};

function usersToDelete(call: Call, mock: Mock): readonly unknown[] | { readonly refusal: Refusal } {
  const body = bodyOf<DeleteSubscriberRequest>(call);
  const served = mock.policies.answer('delete-request-shape');
  const asInSample = Array.isArray(body.SubscriberToDel_Account);
  // A policy that gives a code names how the other request is refused: then the one of the sample is served.
  const only = typeof served === 'number' ? 'sample-only' : served;
  const refusedShape = only === (asInSample ? 'table-only' : 'sample-only');
  if (refusedShape)
    return refuse(mock, 'delete-request-shape', 'this list of users is not the one that is served');
  if (asInSample) return entriesOf(body.SubscriberToDel_Account);
  const entries = body.SubscriberList;
  const users = entriesOf(entries).map((entry) => memberOf(entry, 'Subscriber_Account'));
  if (!Array.isArray(entries) || users.includes(undefined)) {
    return refuse(
      mock,
      'invalid-field',
      'SubscriberList must be an array of objects with Subscriber_Account',
    );
  }
  return users;
}

function refusalOf(users: readonly unknown[], mock: Mock): Refusal | undefined {
  const questions = [
    { silence: 'empty-list', raised: users.length === 0, info: 'the list of users must not be empty' },
    {
      silence: 'size-of-delete-batch',
      raised: users.length > maxBatch,
      info: 'the list of users is too long',
    },
    {
      silence: 'user-id-not-a-string',
      raised: users.some((user) => typeof user !== 'string'),
      info: 'a UserID must be a string',
    },
    {
      silence: 'user-id-form',
      raised: users.some((user) => typeof user === 'string' && !isUserId(user)),
      info: 'a UserID must have at most 32 letters, digits, underscores or hyphens',
    },
  ];
  for (const { silence, raised, info } of questions) {
    const ruling = mock.policies.ruling(silence);
    if (raised && ruling.kind === 'refuse') return { code: ruling.code, info };
  }
  return undefined;
}

/** 1: removed; 2: was no subscriber; 0: is no user. */
function remove(user: unknown, account: Account, call: Call, mock: Mock): Result {
  if (typeof user !== 'string') return 0;
  if (unsubscribe((call.runtime as AppRuntime).state, account, user)) return 1;
  if (isUserId(user)) return 2;
  const ruling = mock.policies.ruling('user-id-form');
  return ruling.kind === 'accept' && ruling.results[0] === 0 ? 0 : 2;
}

function refuse(mock: Mock, silence: string, info: string): { readonly refusal: Refusal } {
  const ruling = mock.policies.ruling(silence);
  return { refusal: { code: ruling.kind === 'refuse' ? ruling.code : 6017, info } };
}
