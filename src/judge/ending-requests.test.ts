import { describe, expect, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import { endingRequests, usersEnded } from './ending-requests.ts';
import { outcomeOfBody } from './outcome.ts';

const contract = readContract();
const [usual, other] = endingRequests(contract, '@TOA#_one', ['u1', 'u2']);

describe('subscriptions are ended', () => {
  test('in the one documented request, then in the other', () => {
    const account = { Official_Account: '@TOA#_one' };
    const list = [{ Subscriber_Account: 'u1' }, { Subscriber_Account: 'u2' }];
    expect(usual).toMatchObject({ operation: 'delete_subscriber' });
    expect(usual?.body).toEqual({ ...account, SubscriberToDel_Account: ['u1', 'u2'] });
    expect(other?.body).toEqual({ ...account, SubscriberList: list });
  });

  test.each([
    ['accepted for one of them', { ErrorCode: 0, SubscriberList: [entry('u1', 1), entry('u2', 0)] }, ['u1']],
    [
      'accepted for those who did not subscribe',
      { ErrorCode: 0, SubscriberList: [entry('u1', 2)] },
      ['u1', 'u2'],
    ],
    ['refused', { ErrorCode: 20005 }, []],
    ['refused, because the account is gone', { ErrorCode: missing() }, ['u1', 'u2']],
  ])('as far as the answer says: %s', (_, body, users) => {
    const outcome = outcomeOfBody(JSON.stringify(body));
    expect(usual && usersEnded(usual, outcome, ['u1', 'u2'], contract)).toEqual(users);
  });
});

function entry(Subscriber_Account: string, Result: number) {
  return { Subscriber_Account, Result };
}

/** A code that the documentation gives for an account that does not exist. */
function missing(): number {
  const found = Object.entries(contract.errors).find(([, { when = [] }]) =>
    when.some((one) => 'account' in one && one.account === 'missing'),
  );
  return Number(found?.[0]);
}
