import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanInterval } from './mean-interval.ts';

const values = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 2, maxLength: 60 });

test('the interval is around the mean, and moves with the values', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 1_000 }), (given, more) => {
      const [low, high] = meanInterval(given) ?? [0, 0];
      const mean = given.reduce((sum, value) => sum + value, 0) / given.length;
      expect((low + high) / 2).toBeCloseTo(mean, 5);
      const moved = meanInterval(given.map((value) => value + more)) ?? [0, 0];
      expect(moved[0]).toBeCloseTo(low + more, 5);
      expect(moved[1]).toBeCloseTo(high + more, 5);
    }),
  );
});

test('it is as wide as the table of Student says', () => {
  expect(meanInterval([1, 2, 3])?.map((bound) => bound.toFixed(3))).toEqual(['-0.484', '4.484']);
  expect(meanInterval([5, 5])).toEqual([5, 5]);
});

test('one value has none', () => {
  expect(meanInterval([1])).toBeUndefined();
});
