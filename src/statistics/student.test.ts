import fc from 'fast-check';
import { expect, test } from 'vitest';
import { studentQuantile, upperTail } from './student.ts';

test.each([
  [0.05, 1, 6.3138],
  [0.025, 4, 2.7764],
  [0.005, 9, 3.2498],
  [0.0005, 30, 3.646],
  [0.025, 1_000_000, 1.96],
])('a tail of %f with %i degrees of freedom begins at %f, as the tables say', (probability, degrees, t) => {
  expect(studentQuantile(probability, degrees)).toBeCloseTo(t, 3);
});

test('the quantile has the tail that was asked for', () => {
  const tails = fc.double({ min: 0.0001, max: 0.5, noNaN: true });
  const degrees = fc.double({ min: 1, max: 200, noNaN: true });
  fc.assert(
    fc.property(tails, degrees, (tail, of) => {
      expect(upperTail(studentQuantile(tail, of), of)).toBeCloseTo(tail, 6);
    }),
  );
});
