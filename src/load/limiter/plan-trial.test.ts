import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrialPlan } from '../../../load/limiter/trial-plan.ts';
import { callsOfTrial, lengthOfTrialMs, planTrial } from './plan-trial.ts';

const needs = fc
  .record({
    limitPerSecond: fc.integer({ min: 10, max: 1000 }),
    permittedShare: fc.double({ min: 1, max: 6, noNaN: true }),
    callsPerConnection: fc.integer({ min: 2, max: 10 }),
  })
  .map(({ permittedShare, ...one }) => ({
    ...one,
    maxPerSecond: Math.floor(permittedShare * one.limitPerSecond),
  }));

function timesOf({ steps }: TrialPlan): number[] {
  return steps
    .flatMap(({ atMs, calls, everyMs }) => Array.from({ length: calls }, (_, call) => atMs + call * everyMs))
    .sort((a, b) => a - b);
}

function mostWithinASecond(times: readonly number[]): number {
  let first = 0;
  let most = 0;
  for (const [index, atMs] of times.entries()) {
    while (atMs - (times[first] as number) >= 1000) first++;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

describe('the plan of a trial', () => {
  test('never has more calls within a second than are permitted', () => {
    fc.assert(
      fc.property(needs, (need) => {
        expect(mostWithinASecond(timesOf(planTrial(need)))).toBeLessThanOrEqual(
          Math.max(need.maxPerSecond, 12),
        );
      }),
    );
  });

  test('uses the connections that it opens, and no others', () => {
    fc.assert(
      fc.property(needs, (need) => {
        const plan = planTrial(need);
        for (const { firstConnection, connections } of plan.steps) {
          expect(connections).toBeGreaterThan(0);
          expect(firstConnection + connections).toBeLessThanOrEqual(plan.connections);
        }
      }),
    );
  });

  test('goes far above the limit where that is permitted, and counts its calls', () => {
    const plan = planTrial({ limitPerSecond: 200, maxPerSecond: 1e9, callsPerConnection: 8 });
    expect(mostWithinASecond(timesOf(plan))).toBeGreaterThan(600);
    expect(callsOfTrial(plan)).toBe(timesOf(plan).length);
    expect(lengthOfTrialMs(plan, 1)).toBeGreaterThanOrEqual(timesOf(plan).at(-1) ?? 0);
    expect(lengthOfTrialMs(plan, 3)).toBe(lengthOfTrialMs(plan, 1) + 10_000);
  });
});
