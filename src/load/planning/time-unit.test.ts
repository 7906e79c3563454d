import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeUnitSeconds } from '../../../load/lib/time-unit.ts';

const unitFor = (...rates: readonly number[]) =>
  timeUnitSeconds(rates.map((targetPerSecond) => ({ targetPerSecond, durationMs: 1_000 })));

test('rates are told to k6 as whole numbers: per second where all are whole, else per 10 s or 100 s', () => {
  expect(unitFor(190, 0, 200)).toBe(1);
  expect(unitFor(190, 12.5)).toBe(10);
  expect(unitFor(9.95, 12.5, 20)).toBe(100);
});

test('a rate with two decimals is never changed by it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (hundredths) => {
      const rate = hundredths / 100;
      const unit = unitFor(rate);
      expect(Math.round(rate * unit) / unit).toBe(rate);
    }),
  );
});
