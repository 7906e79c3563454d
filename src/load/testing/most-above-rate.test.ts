import { expect, test } from 'vitest';
import { mostAboveRate } from './most-above-rate.ts';

/** Calls at an even rate. */
const even = (perSecond: number, seconds: number, fromMs = 0) =>
  Array.from({ length: perSecond * seconds }, (_, index) => fromMs + (index * 1000) / perSecond);

test('calls at the rate are not above it, whatever came before', () => {
  expect(mostAboveRate([...even(5, 30), ...even(20, 12, 40_000)], 20)).toBeLessThanOrEqual(1.02);
});

test('two generators that do not share a rate are seen, also among quiet times', () => {
  const both = [...even(20, 12, 60_000), ...even(20, 12, 60_010)];
  expect(mostAboveRate([...even(2, 60), ...both], 20)).toBeCloseTo(2, 1);
});

test('3 % above the rate is seen, a short burst is not', () => {
  expect(mostAboveRate(even(103, 12), 100)).toBeGreaterThan(1.02);
  expect(mostAboveRate([...even(10, 3), ...even(18, 10, 5_000)], 20)).toBeLessThanOrEqual(1.02);
});

test('what a stall delayed does not count against the window after it', () => {
  const late = [...even(20, 1).map(() => 1_000), ...even(20, 12, 1_000)];
  expect(mostAboveRate(late, 20)).toBeGreaterThan(1.02);
  expect(mostAboveRate(late, 20, () => 1_000)).toBeLessThanOrEqual(1.02);
});
