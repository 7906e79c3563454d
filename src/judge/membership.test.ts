import { describe, expect, test } from 'vitest';
import { type Knowledge, learn, withEmptyAccount } from './membership.ts';
import { compareListing } from './read-back.ts';
import { accepted, addRequest, exchangeOf, realContext, refused } from './testing/exchange-of.ts';

const { contract } = realContext();
const account = '@TOA#_test';
const fresh = withEmptyAccount(new Map(), account);
const listing = contract.operations.get_subscriber_info?.listing;
if (listing === undefined) throw new Error('the contract must have a listing');

function add(knowledge: Knowledge, users: readonly string[], answer: unknown) {
  return learn(knowledge, exchangeOf({ request: addRequest(users), answer }), contract);
}

function listed(knowledge: Knowledge, users: readonly string[], total = users.length) {
  const known = knowledge.get(account);
  if (known === undefined || listing === undefined) throw new Error('the account must be known');
  return compareListing(known, { users, total, exchangeIds: [] }, listing);
}

describe('the membership model', () => {
  test('accepts 1, then 2, for a new user', () => {
    const first = add(fresh, ['u1'], accepted([['u1', 1]]));
    const second = add(first.knowledge, ['u1'], accepted([['u1', 2]]));
    expect([...first.findings, ...second.findings]).toEqual([]);
  });

  test('finds a second 1, and a first 2, each under its own clause', () => {
    const first = add(fresh, ['u1'], accepted([['u1', 1]]));
    const again = add(first.knowledge, ['u1'], accepted([['u1', 1]]));
    expect(again.findings[0]?.clause).toBe('add_subscriber.state.result-2-already');
    expect(add(fresh, ['u1'], accepted([['u1', 2]])).findings[0]?.clause).toBe(
      'add_subscriber.state.result-1-adds',
    );
  });

  test('expects nothing of users of whom an internal error left everything open', () => {
    const doubt = add(fresh, ['u1'], refused(20005));
    for (const result of [1, 2])
      expect(add(doubt.knowledge, ['u1'], accepted([['u1', result]])).findings).toEqual([]);
    expect(listed(doubt.knowledge, [])).toEqual([]);
    expect(listed(doubt.knowledge, ['u1'])).toEqual([]);
  });
});

describe('a read-back', () => {
  const { knowledge } = add(
    fresh,
    ['u1', 'u2'],
    accepted([
      ['u1', 1],
      ['u2', 1],
    ]),
  );

  test('agrees with exactly the members, in any order', () => {
    expect(listed(knowledge, ['u2', 'u1'])).toEqual([]);
  });

  test('disagrees where a member is missing, a stranger is listed, one is listed twice or the total is off', () => {
    expect(listed(knowledge, ['u1'], 2)[0]?.message).toContain('"u2"');
    expect(listed(knowledge, ['u1', 'u2', 'x'])[0]?.message).toContain('"x"');
    expect(listed(knowledge, ['u1', 'u2', 'u2'])[0]?.message).toContain('once');
    expect(listed(knowledge, ['u1', 'u2'], 3)[0]?.actual).toBe('a total of 3');
  });

  test('names the clause of the call that last named the user', () => {
    expect(listed(knowledge, ['u1'])[0]?.clause).toBe('add_subscriber.state.read-back');
    const again = add(knowledge, ['u2'], accepted([['u2', 2]]));
    expect(listed(again.knowledge, ['u1'])[0]?.clause).toBe('add_subscriber.state.result-2-already');
  });

  test('names the clause about refusals where a refused call wrote', () => {
    const after = add(knowledge, ['u3'], refused(6017));
    expect(listed(after.knowledge, ['u1', 'u2', 'u3'])[0]?.clause).toBe(
      'add_subscriber.state.refusal-writes-nothing',
    );
    expect(listed(after.knowledge, ['u1', 'u2'])).toEqual([]);
  });
});
