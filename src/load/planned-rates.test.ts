import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import { UserError } from '../contract/user-error.ts';
import type { Target } from '../target/types.ts';
import { type PlannedProfile, planRun } from './plan-profiles.ts';
import { dueMs } from './planning/phases.ts';
import { buildTarget } from './testing/build-target.ts';
import { mostAboveRate } from './testing/most-above-rate.ts';

const contract = readContract();

/** When each call of a profile is due, in ms; those that leave together at the same time. */
function dueTimes({ work }: PlannedProfile): readonly number[] {
  const times = work.phases.flatMap((phase) =>
    Array.from({ length: phase.iterations }, (_, index) => phase.startMs + dueMs(phase, index + 1)),
  );
  const calls = (iteration: number) => work.races?.rounds[iteration]?.calls.length ?? 1;
  return times.flatMap((time, iteration) => Array<number>(calls(iteration)).fill(time));
}

/** When each call of its trial is due. */
function dueInTrial({ trial }: PlannedProfile): readonly number[] {
  return (trial?.steps ?? []).flatMap(({ atMs, calls, everyMs }) =>
    Array.from({ length: calls }, (_, call) => atMs + call * everyMs),
  );
}

function plan(profile: string, overrides: object, target: Target): readonly PlannedProfile[] {
  try {
    return planRun([profile], overrides, target, contract);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

const profiles = ['throughput', 'over-limit', 'batch', 'limits', 'errors', 'spike', 'mixed'];

test('whatever is asked for, no plan goes above allow.maxRatePerSecond', () => {
  let planned = 0;
  const asked = fc.record({
    profile: fc.constantFrom(...profiles),
    callsPerSecond: fc.integer({ min: 1, max: 40 }),
    maxRatePerSecond: fc.integer({ min: 1, max: 80 }),
    accountsPerSubscriber: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
    ratePerSecond: fc.option(fc.integer({ min: 1, max: 80 }), { nil: undefined }),
    durationMs: fc.integer({ min: 1, max: 20 }).map((seconds) => seconds * 1000),
  });
  fc.assert(
    fc.property(
      asked,
      ({ profile, callsPerSecond, maxRatePerSecond, accountsPerSubscriber, ratePerSecond, durationMs }) => {
        const unlimited = { maxWrites: Number.POSITIVE_INFINITY, maxAccounts: Number.POSITIVE_INFINITY };
        const target = buildTarget({
          limits: { callsPerSecond, ...(accountsPerSubscriber && { accountsPerSubscriber }) },
          allow: { writes: true, load: true, maxRatePerSecond, ...unlimited },
        });
        const overrides = { durationMs, batch: 3, ...(ratePerSecond && { ratePerSecond }) };
        for (const one of plan(profile, overrides, target)) {
          planned += 1;
          expect(mostAboveRate(dueTimes(one), maxRatePerSecond)).toBeLessThanOrEqual(1.02);
          // Of a trial that slow, a single call is more than 2 %.
          if (maxRatePerSecond >= 5)
            expect(mostAboveRate(dueInTrial(one), maxRatePerSecond)).toBeLessThanOrEqual(1.02);
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(planned).toBeGreaterThan(50);
});
