import { describe, expect, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import { exchangeOf } from '../../judge/testing/exchange-of.ts';
import type { Story } from '../../judge/told-story.ts';
import { testWorld } from '../testing/test-world.ts';
import { sequenceCase, sequenceCases } from './sequence-cases.ts';

const contract = readContract();
const cases = sequenceCases(contract, 'sequence', 1);

/** The requests of a case, as if nothing had been answered yet. */
const requestsOf = ({ steps }: (typeof cases)[number]) =>
  steps.map(({ operation, request }) => ({ operation, ...request(testWorld(contract), []) }));

describe('stories drawn at random', () => {
  test('are the same for the same seed, and others for another', () => {
    const again = sequenceCases(contract, 'sequence', 1);
    expect(again.map(requestsOf)).toEqual(cases.map(requestsOf));
    const others = sequenceCases(contract, 'sequence', 2);
    expect(others.map(requestsOf)).not.toEqual(cases.map(requestsOf));
    expect(others.map(({ id }) => id)).not.toEqual(cases.map(({ id }) => id));
  });

  test('are told again from what a run keeps of them', () => {
    for (const asked of cases) {
      const kept = JSON.parse(JSON.stringify(asked.drawn?.story)) as Story;
      expect(requestsOf(sequenceCase(contract, asked.id, kept))).toEqual(requestsOf(asked));
    }
  });

  test('call every operation on accounts and memberships, and some calls leave together', () => {
    const steps = cases.flatMap((asked) => asked.steps);
    const called = new Set(steps.map(({ operation }) => operation));
    expect([...called].sort()).toEqual([
      'add_subscriber',
      'create_official_account',
      'delete_subscriber',
      'destroy_official_account',
      'get_official_account_info',
      'get_subscribed_official_account_list',
      'get_subscriber_info',
      'modify_official_account_base_info',
      'modify_subscriber_info',
    ]);
    expect(steps.some(({ together }) => together !== undefined)).toBe(true);
  });

  test('cost no more than two hundred calls of one operation', () => {
    const calls = Map.groupBy(
      cases.flatMap(({ steps }) => steps),
      ({ operation }) => operation,
    );
    for (const [, steps] of calls) expect(steps.length).toBeLessThan(200);
  });
});

describe('the expectation of a call', () => {
  const created = exchangeOf({
    operation: 'create_official_account',
    answer: { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0 },
  });
  const refused = exchangeOf({
    operation: 'create_official_account',
    answer: { ActionStatus: 'FAIL', ErrorInfo: 'no', ErrorCode: 130008 },
  });
  const add = { does: 'add', account: 0, users: [1, 2, 3] } as const;
  const world = testWorld(contract);
  const alive = (users: readonly (readonly [string, 'in' | 'out' | 'unknown'])[]) =>
    new Map([[world.freeAccount(0), { users: new Map(users), lastly: new Map() }]]);

  /** What is expected of the last command of a story after these answers. */
  function expected(
    commands: Extract<Story, { kind: 'sequence' }>['commands'],
    answers: unknown[],
    known = alive([]),
  ) {
    const step = sequenceCase(contract, 'x', { kind: 'sequence', commands }).steps.at(-1);
    return step?.expect(world, answers as never, known).answers;
  }

  test('on an account that is not there is a refusal', () => {
    expect(expected([add], [])).toEqual([{ refused: new Set([130004]) }]);
    const refusedFirst = [{ does: 'create', account: 0, fields: {} }, add] as const;
    expect(expected(refusedFirst, [refused])).toEqual([{ refused: new Set([130004]) }]);
  });

  test('follows what is known of each user', () => {
    const story = [{ does: 'create', account: 0, fields: {} }, add] as const;
    const known = alive([[world.users(5)[2] as string, 'in']]);
    expect(expected(story, [created], known)?.[0]).toMatchObject({ results: [1, 2, 1] });
  });

  test('leaves open which of too many newcomers get a place', () => {
    const story = [{ does: 'create', account: 0, fields: { MaxSubscriberNum: 2 } }, add] as const;
    expect(expected(story, [created])).toMatchObject([{}, { refused: expect.any(Set) }]);
  });
});
