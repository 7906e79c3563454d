import { beforeAll, describe, expect, test } from 'vitest';
import { compileValidators } from '../contract/compile-validators.ts';
import { clauseById } from '../contract/look-up.ts';
import { readContract } from '../contract/read-contract.ts';
import type { Contract } from '../contract/types.ts';
import { UserError } from '../contract/user-error.ts';
import type { Target } from '../target/types.ts';
import { figureNames } from './judging/figures.ts';
import { planProfiles, planRun } from './plan-profiles.ts';
import { gappedUsers } from './planning/body-template.ts';
import { profileNames, readProfile } from './profile.ts';
import { buildTarget } from './testing/build-target.ts';

let contract: Contract;

beforeAll(() => {
  contract = readContract();
});

const mock = (more: Partial<Target> = {}): Target => buildTarget({ name: 'mock', kind: 'mock', ...more });

function plan(name: string, overrides = {}, target = mock()) {
  const [planned] = planRun([name], overrides, target, contract);
  if (planned === undefined) throw new Error('no plan');
  return planned;
}

const refusal = (name: string, overrides = {}, target = mock()): string => {
  try {
    plan(name, overrides, target);
  } catch (error) {
    if (error instanceof UserError && error.exitCode === 3) return error.message;
    throw error;
  }
  return 'permitted';
};

describe('profiles as data', () => {
  test('there are eight', () => {
    expect(profileNames()).toEqual([
      'batch',
      'errors',
      'limits',
      'mixed',
      'over-limit',
      'soak',
      'spike',
      'throughput',
    ]);
  });

  test.each(profileNames())(
    '%s: every goal has a figure, a bound and, for a violation, a clause of the contract',
    (name) => {
      const { goals, operation } = readProfile(name);
      expect(contract.operations[operation]).toBeDefined();
      expect(new Set(goals.map(({ goal }) => goal)).size).toBe(goals.length);
      for (const { figure, atLeast, atMost, meaning, clause } of goals) {
        expect(figureNames).toContain(figure);
        expect(atLeast ?? atMost).toBeDefined();
        if (clause !== undefined) expect(clauseById(contract, clause).id).toBe(clause);
        // Answers that break a clause name it themselves.
        if (meaning === 'violation' && figure !== 'breaches') expect(clause).toBeDefined();
      }
    },
  );

  test('an unknown one is refused with the known ones', () => {
    expect(refusal('nothing-like-it')).toBe(
      'a load profile must be a known one, got "nothing-like-it"; known: batch, errors, limits, mixed, over-limit, soak, spike, throughput',
    );
    expect(refusal('thruput')).toContain('did you mean "throughput"?');
  });
});

describe('the throughput profile', () => {
  test('offers the documented rate with batches of 100 and as many accounts as its subscribers need', () => {
    const { settings, work } = plan('throughput');
    expect(settings).toMatchObject({ ratePerSecond: 200, durationMs: 20_000, batch: 100, users: 'fresh' });
    expect(work.calls).toBe(285 + 950 + 4_000);
    expect(work.measuredCalls).toBe(4_000);
    // 523,500 subscribers, 100,000 to an account.
    expect(work.accounts).toHaveLength(6);
  });

  test('offers no more than the limit of the target, unless it is told to', () => {
    const limited = mock({ limits: { callsPerSecond: 20 } });
    expect(plan('throughput', {}, limited).settings.ratePerSecond).toBe(20);
    expect(plan('throughput', { ratePerSecond: 60 }, limited).settings.ratePerSecond).toBe(60);
  });

  test('sends bodies that the contract accepts', () => {
    const { batches } = plan('throughput').work;
    const body = batches?.templates[0]?.text
      .replace('{account}', '@TOA#_a')
      .replaceAll('{user}', 'oap1234-zz-');
    const validators = compileValidators(contract);
    expect(validators.request('add_subscriber', JSON.parse(body ?? ''))).toEqual([]);
    expect(JSON.parse(body ?? '').SubscriberList).toHaveLength(100);
  });

  test('asks a bounded pool on a live target, each user in turn and none twice in a call', () => {
    const users = { mode: 'pool', pool: Array.from({ length: 250 }, (_, index) => `u${index}`) } as const;
    const { work, settings } = plan('throughput', {}, buildTarget({ users }));
    expect(settings.users).toBe('pool');
    expect(work.accounts).toHaveLength(1);
    expect(work.pool).toHaveLength(2);
    for (const body of work.pool ?? []) {
      const asked = JSON.parse(body).SubscriberList.map(
        (entry: { Subscriber_Account: string }) => entry.Subscriber_Account,
      );
      expect(new Set(asked).size).toBe(100);
    }
  });

  test('runs as often as it is told, each time in a folder of its own and with users of its own', () => {
    const planned = planRun(['throughput'], { repeat: 2 }, mock(), contract);
    expect(planned.map(({ place }) => place)).toEqual(['load/throughput', 'load/throughput-2']);
    const [first, second] = planned.map(({ work }) => work.batches?.userPrefix);
    expect(first).not.toBe(second);
  });

  test('is told to people in a line', () => {
    const [told] = planProfiles(['throughput'], { durationMs: 10_000 }, mock(), contract);
    expect(told?.says).toBe(
      '3235 calls per region (1235 of them to warm up and the like, not counted) in 21 s, at up to 200/s, on 4 official accounts of its own',
    );
  });
});

describe('the batch profile', () => {
  test('expects a refusal of what is larger than the contract allows, and of nothing else', () => {
    const { batches } = plan('batch').work;
    const expected = batches?.templates.map(({ size, refusals }) => [size, refusals.length > 0]);
    expect(expected).toEqual([
      [1, false],
      [10, false],
      [50, false],
      [99, false],
      [100, false],
      [101, true],
    ]);
    expect(batches?.templates.at(-1)?.refusals).toContain(6017);
    expect(batches?.templates.at(-1)?.refusals).not.toContain(0);
  });

  test('names each user of a call once', () => {
    expect(new Set(gappedUsers(101)).size).toBe(101);
    expect(gappedUsers(1)).toEqual(['{user}0']);
  });
});

describe('the limits profile', () => {
  const target = mock({ limits: { callsPerSecond: 200, accountsPerSubscriber: 5 } });

  test('races for more places than there are, with another user in each call', () => {
    const { races } = plan('limits', {}, target).work;
    for (const [account, places] of races?.placesOf ?? []) {
      const calls =
        races?.rounds.flatMap((round) => round.calls.filter((call) => call.account === account)) ?? [];
      expect(calls.length).toBeGreaterThan(places);
      expect(new Set(calls.map(({ user }) => user)).size).toBe(calls.length);
    }
    expect(races?.rounds[0]?.refusals).toEqual([130006]);
  });

  test('lets users race for more accounts than they may join', () => {
    const { races, accounts } = plan('limits', {}, target).work;
    const [user] = races?.joins?.users ?? [];
    const calls = races?.rounds.flatMap((round) => round.calls.filter((call) => call.user === user)) ?? [];
    expect(new Set(calls.map(({ account }) => account)).size).toBe(8);
    expect(Math.max(...calls.map(({ account }) => account))).toBe(accounts.length - 1);
    expect(races?.rounds.at(-1)?.refusals).toEqual([130010]);
  });

  test('leaves that out where nobody knows how many accounts a user may join', () => {
    expect(plan('limits').work.races?.joins).toBeUndefined();
  });
});

describe('before anything is sent', () => {
  const permitted = { writes: true, load: true, maxRatePerSecond: 250, maxWrites: 10_000, maxAccounts: 20 };

  test.each([
    ['load', {}, { load: false }, 'needs load true'],
    ['writes', {}, { writes: false }, 'needs writes true'],
    ['a rate', { ratePerSecond: 400 }, {}, 'needs maxRatePerSecond 400'],
    ['a number of writes', {}, { maxWrites: 1_000 }, 'needs maxWrites 5247'],
    ['a number of accounts', {}, { maxAccounts: 5 }, 'needs maxAccounts 6'],
  ])('%s that is not permitted is refused, with the key to set', (_, overrides, allow, text) => {
    const message = refusal('throughput', overrides, mock({ allow: { ...permitted, ...allow } }));
    expect(message).toContain(text);
    expect(message).toMatch(/set allow\.\w+ of the target in the config$/);
  });

  test('what is permitted is planned', () => {
    expect(refusal('throughput', { ratePerSecond: 250 }, mock({ allow: permitted }))).toBe('permitted');
  });

  test('the writes of all profiles of a run count together', () => {
    const target = mock({ allow: { ...permitted, maxWrites: 5_400 } });
    expect(() => planRun(['throughput', 'batch'], {}, target, contract)).toThrow(
      'the profile batch needs maxWrites',
    );
  });

  test.each([
    [{ ratePerSecond: 0 }, '--rate must be a number of calls per second and region, 1 or more, with'],
    [{ ratePerSecond: 1.505 }, 'got 1.505'],
    [{ batch: -1 }, '--batch must be'],
    [{ repeat: 0 }, '--repeat must be'],
  ])('%j is refused', (overrides, text) => {
    expect(refusal('throughput', overrides)).toContain(text);
  });

  test('a pool that is too small is refused with what is missing', () => {
    const users = { mode: 'pool', pool: ['u1', 'u2'] } as const;
    expect(refusal('throughput', {}, buildTarget({ users }))).toContain(
      'must have 100 users in the pool of target staging, got 2',
    );
    expect(refusal('throughput', { batch: 2 }, buildTarget({ users }))).toBe('permitted');
  });

  test('users who must be imported are as many as the profile needs, and their calls count as writes', () => {
    const target = buildTarget({ users: { mode: 'import' } });
    const imports = (name: string, overrides = {}) =>
      planRun([name], overrides, target, contract)[0]?.work.imports ?? [];
    expect(imports('throughput')).toHaveLength(100);
    expect(imports('throughput', { batch: 7 })).toHaveLength(7);
    expect(imports('batch')).toHaveLength(101);
    expect(imports('limits')).toHaveLength(40);
    expect(new Set([...imports('throughput'), ...imports('throughput')]).size).toBe(200);
    const calls = 5_235 + 2 + 100 + 1;
    const few = (maxWrites: number) =>
      refusal('throughput', {}, { ...target, allow: { ...permitted, maxWrites } });
    expect(few(calls)).toBe('permitted');
    expect(few(calls - 1)).toContain(`needs maxWrites ${calls}`);
    expect(planProfiles(['throughput'], {}, target, contract)[0]?.says).toContain(
      ', for 100 users imported before and deleted after',
    );
  });

  test('fresh users are refused where users must exist', () => {
    const users = { mode: 'pool', pool: ['u1'] } as const;
    expect(refusal('throughput', { users: 'fresh' }, buildTarget({ users }))).toContain(
      'leave out --users fresh',
    );
    const imported = buildTarget({ users: { mode: 'import' } });
    expect(refusal('throughput', { users: 'fresh' }, imported)).toContain('leave out --users fresh');
  });
});
