import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupOf } from './curves.ts';
import { mostInExcess } from './most-in-excess.ts';
import { saturatedRates } from './saturated-rates.ts';
import { simulateTrial } from './testing/simulate-trial.ts';
import type { TimedCall } from './types.ts';

const call = (atMs: number, passed: boolean): TimedCall => ({
  fromMs: atMs,
  toMs: atMs,
  passed,
  other: false,
  connection: 0,
});

test('while others are limited all the time, what passes is the rate of the bucket', () => {
  const trial = {
    connections: 4,
    steps: [{ atMs: 0, calls: 2_000, everyMs: 5, other: false, firstConnection: 0, connections: 4 }],
  };
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 120 }),
      fc.integer({ min: 2, max: 50 }),
      (ratePerSecond, burst) => {
        const limiter = { kind: 'bucket', ratePerSecond, burst, windowMs: 0 } as const;
        const random = () => 0.5;
        const calls = simulateTrial({
          trial,
          limiter,
          scope: 'operation',
          jitterMs: 2,
          clockOffsetMs: 0,
          random,
        });
        const off = saturatedRates(groupOf(calls, () => true)).map((rate) =>
          Math.abs(rate / ratePerSecond - 1),
        );
        expect(Math.min(...off)).toBeLessThan(0.01);
      },
    ),
    { numRuns: 20 },
  );
});

test('no rate is known where nothing was limited', () => {
  expect(saturatedRates(groupOf([call(0, true), call(9, true)], () => true))).toEqual([]);
});

test('the excess over a rate is that of the worst stretch', () => {
  const times = [0, 0, 0, 5_000, 5_000, 5_500];
  const calls = times.map((atMs) => call(atMs, true));
  expect(mostInExcess(calls, 1)).toBe(3);
  expect(mostInExcess([...calls, call(5_600, true), call(5_600, false)], 1)).toBeCloseTo(3.4);
  expect(mostInExcess([], 1)).toBe(0);
});
