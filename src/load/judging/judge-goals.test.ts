import { describe, expect, test } from 'vitest';
import type { CallCounts, LoadPhase } from '../../results/records/load-summary.ts';
import { profileNames, readProfile } from '../profile.ts';
import { buildCounts, buildFacts, buildPhase, buildSecond } from '../testing/build-facts.ts';
import { failuresInPhases, slopes, wellInPhases } from '../testing/facts-of-phases.ts';
import type { FindingFacts, RegionFacts } from './facts.ts';
import { judgeGoals } from './judge-goals.ts';

/** The measured part with other counts, after a lead-in in which all went well. */
function withCounts(more: Partial<CallCounts>, phase: Partial<LoadPhase> = {}): Pick<RegionFacts, 'phases'> {
  const [leadIn] = buildFacts().phases;
  return {
    phases: [leadIn as LoadPhase, buildPhase(200, 20, { counts: buildCounts(4_000, more), ...phase })],
  };
}

/** A race in which all went well: 10 places of one account, 5 accounts a user. */
const races: Partial<RegionFacts> = {
  phases: [
    buildPhase(20, 4, { phase: 'races', counts: buildCounts(80, { accepted: 30, refused: 50, added: 30 }) }),
  ],
  accounts: [
    { account: 0, added: 10, uncertain: 0, listed: 10 },
    { account: 1, added: 20, uncertain: 0, listed: 20 },
  ],
  races: { placesOf: new Map([[0, 10]]), joins: { accountsPerSubscriber: 5, users: ['a', 'b', 'c', 'd'] } },
  joins: ['a', 'b', 'c', 'd'].map((user) => ({ user, added: 5, uncertain: 0 })),
};

/** Batches of 100 and 101 in which all went well. */
const sizes: Partial<RegionFacts> = {
  phases: [
    buildPhase(100, 5, {
      counts: buildCounts(500, { accepted: 400, refused: 100 }),
      bySize: [
        { size: 100, counts: buildCounts(400), latencyMs: {} },
        { size: 101, counts: buildCounts(100, { accepted: 0, refused: 100, added: 0 }), latencyMs: {} },
      ],
      sizeSlope: slopes(0.1, 0.12),
    }),
  ],
};

const well: Readonly<Record<string, Partial<RegionFacts>>> = {
  throughput: {},
  batch: sizes,
  limits: races,
  ...wellInPhases,
};

const above = { ...buildFacts().settings, ratePerSecond: 400 };

function sized(tooLargeAccepted: number, allowedRefused: number): Partial<RegionFacts> {
  const accepted = 400 - allowedRefused;
  return {
    phases: [
      buildPhase(100, 5, {
        bySize: [
          { size: 100, counts: buildCounts(400, { accepted, failed: allowedRefused }), latencyMs: {} },
          { size: 101, counts: buildCounts(100, { accepted: tooLargeAccepted }), latencyMs: {} },
        ],
      }),
    ],
  };
}

/** For each goal: how it fails, what it then says it got, and what that means. */
const failures: Readonly<Record<string, readonly [Partial<RegionFacts>, got: string, meaning: string]>> = {
  'limit-enforced': [
    { settings: above, phases: [buildPhase(400, 20)] },
    '8,000 calls accepted in 20 s (400/s)',
    'violation',
  ],
  'read-back': [
    { accounts: [{ account: 0, added: 4_950, uncertain: 0, listed: 4_949 }] },
    '4,949 subscribers listed after 4,950 users were added',
    'violation',
  ],
  'all-answered': [
    withCounts({ answered: 3_999, accepted: 3_999, failed: 1 }),
    '1 of 4,950 calls without an answer',
    'missed',
  ],
  'none-refused-otherwise': [
    { findings: [{ kind: 'code', message: 'refused with ErrorCode 6017', count: 3 }] },
    '3 calls: refused with ErrorCode 6017 (3 times)',
    'missed',
  ],
  'refused-with-the-code': [
    { findings: [{ kind: 'code', code: 6017, certain: true, message: 'refused', count: 3 }] },
    '3 calls: ErrorCode 6017 (3 times)',
    'violation',
  ],
  'all-added': [withCounts({ added: 3_990 }), '10 of 4,000 users not added', 'missed'],
  'lead-in-unlimited': [
    {
      phases: [
        buildPhase(190, 5, {
          phase: 'lead-in',
          measured: false,
          counts: buildCounts(950, { limited: 1, accepted: 949 }),
        }),
        buildPhase(200, 20),
      ],
    },
    '1 of 950 calls at 190/s limited; the limit is lower, or somebody else calls the same app',
    'missed',
  ],
  'limited-at-documented-rate': [
    withCounts({ limited: 81, accepted: 3_919, added: 3_919 }),
    '2.02 % (81 of 4,000 calls); the limit is lower, or somebody else calls the same app',
    'missed',
  ],
  'sent-as-planned': [withCounts({ sent: 3_998 }), '3,998 of 4,000 calls', 'missed'],
  'none-dropped': [withCounts({ dropped: 1 }), '1 call dropped', 'missed'],
  'steady-rate': [
    { phases: [buildPhase(200, 2, { seconds: [buildSecond(0, 200), buildSecond(1, 200, { sent: 189 })] })] },
    '5.5 % (189 of 200 calls in second 1)',
    'missed',
  ],
  'sent-on-time': [
    withCounts({}, { lagMs: { p50: 1, p99: 51, max: 80 } }),
    'p99 51 ms, at most 80 ms',
    'inconclusive',
  ],
  'too-large-refused': [sized(1, 0), '1 of 100 calls accepted', 'violation'],
  'allowed-sizes-accepted': [sized(0, 2), '2 calls', 'missed'],
  'account-never-overfilled': [
    { ...races, accounts: [{ account: 0, added: 11, uncertain: 0, listed: 11 }] },
    '11 users added on 10 places of 1 account',
    'violation',
  ],
  'account-filled': [
    { ...races, accounts: [{ account: 0, added: 9, uncertain: 0, turnedAway: 1, listed: 9 }] },
    '9 users added on 10 places of 1 account',
    'violation',
  ],
  'user-never-over-limit': [
    { ...races, joins: [{ user: 'a', added: 6, uncertain: 0 }] },
    '6 accounts joined by 1 user who may join 5 each',
    'violation',
  ],
  'user-reaches-limit': [
    { ...races, joins: [{ user: 'a', added: 4, uncertain: 0, turnedAway: 4 }] },
    '4 accounts joined by 1 user who may join 5 each',
    'violation',
  ],
  ...failuresInPhases,
};

describe.each(profileNames())('the goals of %s', (name) => {
  const { goals } = readProfile(name);

  test('hold where all went well', () => {
    const judged = judgeGoals(goals, buildFacts(well[name]));
    expect(judged.filter(({ held }) => !held)).toEqual([]);
    expect(judged.length).toBeGreaterThan(5);
  });

  test.each(goals.filter(({ figure }) => figure !== 'breaches').map(({ goal }) => goal))(
    '%s can fail',
    (goal) => {
      const [facts, got, meaning] = failures[goal] ?? [];
      const judged = judgeGoals(goals, buildFacts(facts)).find((one) => one.goal === goal);
      expect(judged).toMatchObject({ held: false, actual: got, meaning });
    },
  );

  /** Which codes are answered, and who was added, no machine that is busy changes. */
  const neverTheMachine = new Set(['otherRefusals', 'notAdded', 'wrongCodes']);
  const ofTime = goals.filter(
    ({ figure, meaning }) => meaning !== 'violation' && !neverTheMachine.has(figure),
  );

  test.each(ofTime.map(({ goal }) => goal))('%s is no blame where the machine was busy', (goal) => {
    const [facts] = failures[goal] ?? [];
    const busy = buildFacts({ ...facts, busyBecause: ['the machine used 97 % of all cores'] });
    const judged = judgeGoals(goals, busy).find((one) => one.goal === goal);
    expect(judged).toMatchObject({ held: false, meaning: 'inconclusive' });
  });

  test('say nothing of the target where nothing was sent, and none of them holds', () => {
    const phases = [buildPhase(200, 20, { counts: buildCounts(0, { offered: 4_000, dropped: 4_000 }) })];
    for (const goal of judgeGoals(goals, buildFacts({ ...well[name], phases })))
      expect(goal).toMatchObject({
        held: false,
        meaning: 'inconclusive',
        actual: 'nothing measured: no call was sent',
      });
  });

  test('say why where a region could not be prepared', () => {
    const unprepared = 'create_official_account was refused 131000';
    for (const goal of judgeGoals(goals, buildFacts({ phases: [], accounts: [], unprepared })))
      expect(goal).toMatchObject({
        held: false,
        meaning: 'inconclusive',
        actual: `nothing measured: ${unprepared}`,
      });
  });
});

describe('what a goal that does not hold means', () => {
  const { goals } = readProfile('throughput');
  const broken = (facts: Partial<RegionFacts>) =>
    judgeGoals(goals, buildFacts(facts)).filter(({ held }) => !held);

  test('answers that break clauses are one violation per clause, with the number of answers and one of them', () => {
    const findings = [
      { kind: 'clause', clause: 'a.response.b', message: '/c must be d, got e', count: 17 },
      {
        kind: 'clause',
        clause: 'service.transport.http-status-200',
        message: 'HTTP status must be 200, got 429',
        count: 1,
      },
    ] as const;
    expect(broken({ findings })).toEqual([
      {
        goal: 'responses-conform-a.response.b',
        held: false,
        expected: 'no answer that breaks a clause',
        actual: '17 answers such as: /c must be d, got e',
        meaning: 'violation',
        clause: 'a.response.b',
      },
      expect.objectContaining({
        goal: 'responses-conform-service.transport.http-status-200',
        actual: '1 answer such as: HTTP status must be 200, got 429',
      }),
    ]);
  });

  test('drops are the target’s, unless the generator was busy', () => {
    const drops = withCounts({ sent: 3_900, answered: 3_900, accepted: 3_900, added: 3_900, dropped: 100 });
    const accounts = [{ account: 0, added: 4_850, uncertain: 0, listed: 4_850 }];
    expect(broken({ ...drops, accounts }).map(({ goal, meaning }) => [goal, meaning])).toEqual([
      ['sent-as-planned', 'missed'],
      ['none-dropped', 'missed'],
    ]);
    const busyBecause = ['the generator used 91 % of all cores'];
    expect(new Set(broken({ ...drops, accounts, busyBecause }).map(({ meaning }) => meaning))).toEqual(
      new Set(['inconclusive']),
    );
  });

  test('a busy generator excuses no broken clause', () => {
    const findings = [{ kind: 'clause', clause: 'a.b', message: 'c', count: 1 }] as const;
    expect(broken({ findings, busyBecause: ['busy'] })).toMatchObject([{ meaning: 'violation' }]);
  });

  test('calls that never came to the service say nothing of it, whatever the load; others are missed, with the reason', () => {
    const lost = (...failures: readonly NonNullable<FindingFacts['failure']>[]) => {
      const findings = failures.map((failure) => ({
        kind: 'no answer' as const,
        failure,
        message: failure,
        count: 2,
      }));
      const facts = { ...withCounts({ answered: 3_990, accepted: 3_990, failed: 10 }), findings };
      const [goal] = broken(facts).filter(({ goal: name }) => name === 'all-answered');
      return [goal?.meaning, goal?.actual];
    };
    expect(lost('gateway', 'tls')).toEqual([
      'inconclusive',
      '10 of 4,950 calls without an answer: gateway (2 times), tls (2 times)',
    ]);
    expect(lost('gateway', 'reset')[0]).toBe('missed');
    expect(lost('timeout')[0]).toBe('missed');
  });

  test('nothing is said of a target that answered nothing', () => {
    const silent = withCounts({ answered: 0, accepted: 0, failed: 4_000, added: 0 });
    const leadIn = buildPhase(190, 5, {
      phase: 'lead-in',
      measured: false,
      counts: buildCounts(950, { answered: 0 }),
    });
    const facts = { phases: [leadIn, silent.phases[1] as LoadPhase] };
    expect(broken(facts).map(({ goal, meaning }) => [goal, meaning])).toContainEqual([
      'all-answered',
      'inconclusive',
    ]);
    expect(broken(facts).some(({ meaning }) => meaning !== 'inconclusive')).toBe(false);
  });

  test('of a run that was cut short only broken clauses are certain', () => {
    const findings = [{ kind: 'clause', clause: 'a.b', message: 'c', count: 1 }] as const;
    const facts = { ...withCounts({ dropped: 5 }), findings, interrupted: true };
    const meanings = broken(facts).map(({ goal, meaning }) => [goal, meaning]);
    expect(meanings).toContainEqual(['responses-conform-a.b', 'violation']);
    expect(meanings).toContainEqual(['none-dropped', 'inconclusive']);
    expect(meanings).toContainEqual(['read-back', 'inconclusive']);
  });

  test('one second off the rate is no deviation where it is one call', () => {
    const seconds = [buildSecond(0, 40, { sent: 41 }), buildSecond(1, 40, { sent: 39 })];
    expect(broken({ phases: [buildPhase(40, 2, { seconds })] }).map(({ goal }) => goal)).not.toContain(
      'steady-rate',
    );
  });

  test('above the documented rate refusals are expected, and 10 s are needed to say that there is a limit', () => {
    const limited = buildCounts(8_000, { accepted: 4_200, limited: 3_800, added: 4_200 });
    const seconds = Array.from({ length: 20 }, (_, second) =>
      buildSecond(second, 400, { accepted: second === 0 ? 400 : 200 }),
    );
    const accounts = [{ account: 0, added: 4_200, uncertain: 0, listed: 4_200 }];
    const facts = { settings: above, phases: [buildPhase(400, 20, { counts: limited, seconds })], accounts };
    expect(broken({ ...facts, settings: { ...above, leadInMs: 0 } })).toEqual([]);
    expect(broken({ settings: { ...above, leadInMs: 0 }, phases: [buildPhase(400, 5)] })).toMatchObject([
      { goal: 'limit-enforced', meaning: 'inconclusive' },
    ]);
  });

  test('calls that were not answered may have added their users or not', () => {
    const accounts = (listed: number) => [{ account: 0, added: 4_000, uncertain: 100, listed }];
    const readBack = (listed: number) => broken({ accounts: accounts(listed) }).map(({ goal }) => goal);
    expect(readBack(4_000)).toEqual([]);
    expect(readBack(4_100)).toEqual([]);
    expect(readBack(4_101)).toEqual(['read-back']);
    expect(readBack(3_999)).toEqual(['read-back']);
  });

  test.each([
    ['for a reason where nobody was turned away, as where calls were limited', { uncertain: 0 }, true],
    [
      'for a reason where a call without an answer may have taken them',
      { uncertain: 1, turnedAway: 9 },
      true,
    ],
    [
      'for no reason where somebody was turned away, whatever became of other calls',
      { uncertain: 0, turnedAway: 1 },
      false,
    ],
  ])('places stay free %s', (_why, tries, held) => {
    const accounts = [{ account: 0, added: 9, listed: 9, ...tries }];
    const joins = [{ user: 'a', added: 4, ...tries }];
    const counts = buildCounts(80, {
      accepted: 29,
      refused: 20,
      limited: 10,
      failed: 1,
      dropped: 20,
      added: 29,
    });
    const phases = [buildPhase(20, 4, { phase: 'races', counts })];
    const goals = judgeGoals(readProfile('limits').goals, buildFacts({ ...races, accounts, joins, phases }));
    const judged = ['account-filled', 'user-reaches-limit'].map((name) =>
      goals.find(({ goal }) => goal === name),
    );
    expect(judged.map((one) => one?.held)).toEqual([held, held]);
  });
});
