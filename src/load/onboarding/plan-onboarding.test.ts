import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeadlinePlan } from '../../results/records/onboarding-plan.ts';
import { accountsFor, callsFor, splitEvenly, subscribersIn } from './fill-accounts.ts';
import type { OnboardingRequest } from './onboarding-request.ts';
import { planOnboarding } from './plan-onboarding.ts';

const request: OnboardingRequest = {
  subscribers: 2_000_000,
  regions: ['china'],
  knownRegions: 6,
  batch: 100,
  largestBatch: 100,
  places: 100_000,
  documentedPerSecond: 200,
};

const filling = fc.record({
  batch: fc.integer({ min: 1, max: 100 }),
  places: fc.integer({ min: 1, max: 1_000 }),
});
const names = ['china', 'seoul', 'jakarta', 'frankfurt'];

const requests: fc.Arbitrary<OnboardingRequest> = fc.record({
  subscribers: fc.integer({ min: 1, max: 100_000_000 }),
  regions: fc.subarray(names, { minLength: 1 }),
  knownRegions: fc.constant(6),
  batch: fc.integer({ min: 1, max: 100 }),
  largestBatch: fc.constant(100),
  places: fc.integer({ min: 1, max: 1_000_000 }),
  documentedPerSecond: fc.integer({ min: 1, max: 1_000 }),
  deadlineSeconds: fc.integer({ min: 1, max: 1_000_000 }),
  measured: fc.record({
    runId: fc.constant('r1'),
    by: fc.constant('throughput'),
    rates: fc.subarray(names, { minLength: 1 }).chain((regions) =>
      fc.tuple(
        ...regions.map((region) =>
          fc.record({
            region: fc.constant(region),
            ratePerSecond: fc.double({ min: 0.5, max: 1_000, noNaN: true }),
            retryShare: fc.double({ min: 0, max: 0.9, noNaN: true }),
          }),
        ),
      ),
    ),
  }),
});

/** Adds subscribers call by call, as a sender would. */
function send(subscribers: number, batch: number, places: number): { calls: number; accounts: number } {
  let [left, calls, accounts, free] = [subscribers, 0, 0, 0];
  while (left > 0) {
    if (free === 0) [accounts, free] = [accounts + 1, places];
    const size = Math.min(batch, free, left);
    [left, free, calls] = [left - size, free - size, calls + 1];
  }
  return { calls, accounts };
}

describe('filling accounts', () => {
  test('takes the calls and accounts that a sender who goes on call by call needs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), filling, (subscribers, how) => {
        const sent = send(subscribers, how.batch, how.places);
        expect({ calls: callsFor(subscribers, how), accounts: accountsFor(subscribers, how) }).toEqual(sent);
      }),
    );
  });

  test('so many calls add as many as they can, and one more subscriber takes one more call', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), filling, (calls, { batch, places }) => {
        const how = { places, batch: Math.min(batch, places) };
        const most = subscribersIn(calls, how);
        expect(callsFor(most, how)).toBe(calls);
        expect(callsFor(most + 1, how)).toBe(calls + 1);
      }),
    );
  });

  test('parts add up to the whole and differ by one at most', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 6 }), (total, count) => {
        const parts = splitEvenly(total, count);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a plan', () => {
  test('of two million in one region: 20,000 calls, 20 accounts, 100 s at 20,000 subscribers a second', () => {
    const { regions, ...plan } = planOnboarding(request);
    expect(plan).toMatchObject({ subscribers: 2_000_000, batch: 100, seconds: 100 });
    expect(regions).toMatchObject([
      { region: 'china', calls: 20_000, accounts: 20, seconds: 100, ratePerSecond: 200, retryShare: 0 },
    ]);
    expect(regions[0]?.safe).toEqual({ ratePerSecond: 190, seconds: 105.264 });
    const slow = planOnboarding({ ...request, documentedPerSecond: 12.4 });
    expect(slow.regions[0]?.safe.ratePerSecond).toBe(11.7);
  });

  test('has time for every call, and not a millisecond more', () => {
    fc.assert(
      fc.property(requests, (asked) => {
        for (const { calls, seconds, ratePerSecond, sends, retryShare, safe } of planOnboarding(asked)
          .regions) {
          expect(seconds * ratePerSecond).toBeGreaterThanOrEqual(calls * (1 - 1e-9) - 1e-6);
          expect((seconds - 0.001) * ratePerSecond).toBeLessThan(Math.max(1e-6, calls));
          expect(sends * (1 - retryShare)).toBeGreaterThanOrEqual(calls - 1e-3);
          expect(safe.ratePerSecond).toBeLessThan(ratePerSecond);
          expect(safe.ratePerSecond).toBeLessThan(asked.documentedPerSecond);
          expect(safe.seconds).toBeGreaterThanOrEqual(seconds);
        }
      }),
    );
  });

  test('splits all subscribers over its regions, and the last to end decides', () => {
    fc.assert(
      fc.property(requests, (asked) => {
        const plan = planOnboarding(asked);
        expect(plan.regions.map(({ region }) => region)).toEqual(asked.regions);
        expect(plan.regions.reduce((sum, { subscribers }) => sum + subscribers, 0)).toBe(asked.subscribers);
        expect(plan.seconds).toBe(Math.max(...plan.regions.map(({ seconds }) => seconds)));
        for (const { accounts, subscribers } of plan.regions)
          expect(accounts * asked.places).toBeGreaterThanOrEqual(subscribers);
      }),
    );
  });

  test('takes a region that was not measured for one like the slowest, and says so', () => {
    const rates = [
      { region: 'china', ratePerSecond: 180, retryShare: 0.1 },
      { region: 'seoul', ratePerSecond: 90, retryShare: 0 },
    ];
    const measured = { runId: 'r1', by: 'throughput', rates };
    const plan = planOnboarding({ ...request, regions: ['china', 'jakarta'], measured });
    expect(plan.regions.map(({ ratePerSecond }) => ratePerSecond)).toEqual([180, 90]);
    expect(plan.assumptions).toContainEqual(expect.stringMatching(/^Not measured, .*: jakarta\.$/));
  });
});

describe('a deadline', () => {
  test('fits exactly when all subscribers are in time', () => {
    fc.assert(
      fc.property(requests, (asked) => {
        const { deadline, seconds } = planOnboarding(asked);
        expect(deadline?.fits).toBe(seconds <= (asked.deadlineSeconds ?? 0));
        if (deadline?.fits) expect(deadline.subscribersInTime).toBeGreaterThanOrEqual(asked.subscribers);
        if (deadline?.fitsAtSafeRate) expect(deadline.fits).toBe(true);
      }),
    );
  });

  test('is kept by as many subscribers as it names in one region, and not by one more', () => {
    fc.assert(
      fc.property(unmeasured, (asked) => {
        const named = deadlineOf({ ...asked, regions: ['china'] }).subscribersInTime;
        fc.pre(named > 0);
        const fits = (subscribers: number) => deadlineOf({ ...asked, regions: ['china'], subscribers }).fits;
        expect([fits(named), fits(named + 1)]).toEqual([true, false]);
      }),
    );
  });

  test('is kept by as many regions as it names, and not by one fewer', () => {
    fc.assert(
      fc.property(unmeasured, (asked) => {
        const { regionsNeeded = 7 } = deadlineOf(asked);
        const fits = (count: number) => deadlineOf({ ...asked, regions: six.slice(0, count) }).fits;
        if (regionsNeeded <= 6) expect(fits(regionsNeeded)).toBe(true);
        if (regionsNeeded > 1) expect(fits(regionsNeeded - 1)).toBe(false);
      }),
    );
  });

  test('is kept at the rate that it names', () => {
    fc.assert(
      fc.property(unmeasured, (asked) => {
        const documentedPerSecond = deadlineOf(asked).neededRatePerSecond;
        const { seconds } = planOnboarding({ ...asked, documentedPerSecond });
        expect(seconds).toBeLessThanOrEqual((asked.deadlineSeconds ?? 0) + 0.001);
      }),
    );
  });
});

const six = ['a', 'b', 'c', 'd', 'e', 'f'];

const unmeasured = requests.map(({ measured: _, batch, places, ...asked }) => ({
  ...asked,
  places,
  batch: Math.min(batch, places),
}));

function deadlineOf(asked: OnboardingRequest): DeadlinePlan {
  const { deadline } = planOnboarding(asked);
  if (deadline === undefined) throw new Error('a deadline was asked for');
  return deadline;
}
