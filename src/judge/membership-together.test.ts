import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange } from './exchange.ts';
import { type Knowledge, learn, withEmptyAccount } from './membership.ts';
import { learnTogether } from './membership-together.ts';
import { accepted, addRequest, exchangeOf, realContext, refused } from './testing/exchange-of.ts';

const { contract } = realContext();
const account = '@TOA#_test';
const fresh = withEmptyAccount(new Map(), account);

interface Asked {
  readonly adds: boolean;
  readonly users: readonly string[];
}

/** The call with the Results by user that it is answered. */
function told({ adds, users }: Asked, results: readonly number[]): Exchange {
  const answer = accepted(users.map((user, index) => [user, results[index] as number]));
  return adds
    ? exchangeOf({ request: addRequest(users), answer })
    : exchangeOf({
        operation: 'delete_subscriber',
        request: { Official_Account: account, SubscriberToDel_Account: users },
        answer,
      });
}

/** What a server answers that carries calls out one after the other, and who is subscribed then. */
function carryOut(calls: readonly Asked[], members: Set<string>): Exchange[] {
  return calls.map((call) => {
    const results = call.users.map((user) => (members.has(user) === call.adds ? 2 : 1));
    for (const user of call.users) call.adds ? members.add(user) : members.delete(user);
    return told(call, results);
  });
}

const call = fc.record({
  adds: fc.boolean(),
  users: fc.uniqueArray(fc.constantFrom('u1', 'u2', 'u3'), { minLength: 1 }),
});

const statesOf = (knowledge: Knowledge) => knowledge.get(account)?.users ?? new Map();

describe('calls at the same moment', () => {
  test('are never found wrong where a server carries them out in some order', () => {
    fc.assert(
      fc.property(
        fc.array(call),
        fc.array(call, { maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        (before, racing, chance) => {
          const members = new Set<string>();
          let known = fresh;
          for (const exchange of carryOut(before, members))
            known = learn(known, exchange, contract).knowledge;
          const answered = carryOut(racing, members);
          const inAnyOrder = answered.toSorted(() => (chance.next().value ?? 0) % 2 || -1);
          const { knowledge, findings } = learnTogether(known, inAnyOrder, contract);
          expect(findings).toEqual([]);
          for (const [user, state] of statesOf(knowledge))
            if (state !== 'unknown') expect(state === 'in').toBe(members.has(user));
        },
      ),
    );
  });

  test('both adding one user is found, with all calls that show it', () => {
    const racing = [told({ adds: true, users: ['u1'] }, [1]), told({ adds: true, users: ['u1'] }, [1])];
    const { findings, knowledge } = learnTogether(fresh, racing, contract);
    expect(findings).toMatchObject([
      {
        law: 'some-order-explains',
        clause: 'add_subscriber.state.result-2-already',
        exchangeIds: racing.map(({ id }) => id),
      },
    ]);
    expect(statesOf(knowledge).get('u1')).toBe('unknown');
  });

  test('finding somebody whom nobody added is found', () => {
    const racing = [1, 2].map(() => told({ adds: true, users: ['u1'] }, [2]));
    expect(learnTogether(fresh, racing, contract).findings[0]?.clause).toBe(
      'add_subscriber.state.result-1-adds',
    );
  });

  test('prove nothing of users whom one of them left open', () => {
    const open = exchangeOf({ request: addRequest(['u1']), answer: refused(20005) });
    const racing = [told({ adds: true, users: ['u1'] }, [2]), open];
    const { findings, knowledge } = learnTogether(fresh, racing, contract);
    expect(findings).toEqual([]);
    expect(statesOf(knowledge).get('u1')).toBe('unknown');
  });

  test('about different users are judged each by itself', () => {
    const racing = [told({ adds: true, users: ['u1'] }, [2]), told({ adds: true, users: ['u2'] }, [1])];
    const { findings, knowledge } = learnTogether(fresh, racing, contract);
    expect(findings.map(({ law }) => law)).toEqual(['membership']);
    expect(statesOf(knowledge).get('u2')).toBe('in');
  });
});
