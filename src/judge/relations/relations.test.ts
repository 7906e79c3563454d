import { describe, expect, test } from 'vitest';
import { accepted, addRequest, exchangeOf, realContext, refused } from '../testing/exchange-of.ts';
import { eachAlone } from './each-alone.ts';
import { oneCreation, oneWinner } from './one-winner.ts';
import { paceKept } from './pace-kept.ts';
import { placesKept } from './places-kept.ts';
import { judgeRelation } from './relation.ts';

const { contract } = realContext();
const clause = 'add_subscriber.state.each-user-alone';

function added(...results: readonly (readonly [string, number])[]) {
  return exchangeOf({ request: addRequest(results.map(([user]) => user)), answer: accepted(results) });
}

const refusedWith = (code: number) => exchangeOf({ request: addRequest(['u1']), answer: refused(code) });

const messages = (...judged: Parameters<typeof judgeRelation>) =>
  judgeRelation(...judged).map(({ message }) => message);

describe('each user alone', () => {
  const relation = eachAlone(clause, [[0], [1, 2]]);

  test('holds where both sides say the same of each user, in any order', () => {
    const calls = [added(['u1', 1], ['u2', 2]), added(['u2', 2]), added(['u1', 1])];
    expect(messages(relation, calls, contract)).toEqual([]);
  });

  test('does not hold where one user fares otherwise, or is not named', () => {
    const otherwise = [added(['u1', 1], ['u2', 1]), added(['u2', 0]), added(['u1', 1])];
    expect(messages(relation, otherwise, contract)[0]).toContain('"u2"');
    const unnamed = [added(['u1', 1], ['u2', 1]), added(['u1', 1]), added()];
    expect(messages(relation, unnamed, contract)[0]).toContain('got no entry');
  });

  test('says nothing where a call was refused', () => {
    expect(messages(relation, [added(['u1', 1]), refusedWith(130005), added()], contract)).toEqual([]);
  });
});

describe('of calls at once', () => {
  test('exactly one adds the user', () => {
    const relation = oneWinner(clause, [0, 1]);
    expect(messages(relation, [added(['u1', 2]), added(['u1', 1])], contract)).toEqual([]);
    expect(messages(relation, [refusedWith(130005), added(['u1', 1])], contract)).toEqual([]);
    expect(messages(relation, [added(['u1', 1]), added(['u1', 1])], contract)[0]).toContain('got 2');
    expect(messages(relation, [added(['u1', 0]), added(['u1', 0])], contract)[0]).toContain('got 0');
    expect(messages(relation, [added(['u1', 2]), refusedWith(20005)], contract)).toEqual([]);
  });

  test('exactly one creates the account', () => {
    const relation = oneCreation(clause, [0, 1]);
    const create = (answer: unknown) => exchangeOf({ operation: 'create_official_account', answer });
    const created = create({ ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0 });
    expect(messages(relation, [created, create(refused(130008))], contract)).toEqual([]);
    expect(messages(relation, [created, created], contract)[0]).toContain('got 2');
    expect(messages(relation, [create(refused(130008)), create(refused(130008))], contract)[0]).toContain(
      'got 0',
    );
  });

  test('no more get a place than there are', () => {
    const relation = placesKept(clause, 2);
    expect(messages(relation, [added(['u1', 1], ['u2', 2]), added(['u3', 1])], contract)).toEqual([]);
    expect(messages(relation, [added(['u1', 1], ['u2', 1]), added(['u3', 1])], contract)[0]).toContain(
      'got 3',
    );
  });
});

describe('a pace', () => {
  const relation = paceKept(
    'send_official_account_msg.limits.one-message-a-second',
    'send_official_account_msg',
    1000,
  );
  const message = (account: string, atMs: number, code = 0) => ({
    ...exchangeOf({
      operation: 'send_official_account_msg',
      request: { Official_Account: account },
      answer: code === 0 ? accepted([]) : refused(code),
    }),
    startedAt: new Date(atMs).toISOString(),
  });

  test('is kept where a second message is refused, or a window may have ended between the two', () => {
    const calls = [
      message('a', 0),
      message('a', 10, 130002),
      message('b', 20),
      message('b', 30),
      message('c', 40),
    ];
    expect(messages(relation, calls, contract)).toEqual([]);
  });

  test('is not kept where more were served twice than windows can have ended', () => {
    const two = (laterMs: number) => [
      message('a', 0),
      message('a', 10),
      message('b', 20),
      message('b', laterMs),
    ];
    expect(messages(relation, two(30), contract)[0]).toContain('got 2 served twice');
    expect(messages(relation, two(1200), contract)).toEqual([]);
  });
});
