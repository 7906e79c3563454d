import fc from 'fast-check';
import { expect, test } from 'vitest';
import { betweenRuns, machineWander, still } from './machine-wander.ts';
import { randomFrom, speeds } from './testing/synthetic-blocks.ts';

const numbers = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 8, maxLength: 40 });

/** Series of noise by a tenth, all with the same speeds added. */
function series(many: number, level: readonly number[], seed: number): number[][] {
  const random = randomFrom(seed);
  return Array.from({ length: many }, () => level.map((value) => value + 0.1 * (random() - 0.5)));
}

/** A run of 40 blocks on a machine that is `drift` slower or faster for many blocks in a row. */
function run(drift: number, seed: number): number[][] {
  const level = speeds({ drift, lasting: 0.95 }, 40, randomFrom(seed)).map(Math.log);
  return series(6, level, seed);
}

test('nothing is known of a machine from a few blocks', () => {
  expect(machineWander([[[1, 2, 3, 4, 5, 6, 7]], [[1, 9]]])).toEqual(still);
});

test('what is by chance is part of the whole, and a level says nothing', () => {
  fc.assert(
    fc.property(numbers, numbers, fc.double({ min: -5, max: 5, noNaN: true }), (one, other, level) => {
      const found = machineWander([[one], [other]]);
      expect(found.byChance).toBeLessThanOrEqual(found.variance);
      const moved = machineWander([[one.map((value) => value + level)], [other]]);
      expect(moved.variance).toBeCloseTo(found.variance, 9);
    }),
  );
});

test('a machine that wanders shows in all series at once, noise of each does not', () => {
  const seeds = Array.from({ length: 20 }, (_, index) => 2 * index + 1);
  const found = (drift: number) =>
    seeds.map((seed) => machineWander([run(drift, seed), run(drift, seed + 1)]).variance);
  const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[10] ?? 0;
  expect(Math.sqrt(middle(found(0)))).toBeLessThan(0.008);
  expect(Math.sqrt(middle(found(0.04)))).toBeGreaterThan(0.015);
});

test('how far accepted runs lie apart counts where there are three, beyond what chance explains', () => {
  const apart = [0.05, -0.05, 0, 0.05];
  const [one, other] = [apart, apart.map((level) => level + 0.01)];
  expect(betweenRuns(still, [one.slice(0, 2)], 0)).toEqual(still);
  expect(betweenRuns(still, [one, other], 0)).toMatchObject({ degrees: 3, byChance: 0 });
  expect(Math.sqrt(betweenRuns(still, [one, other], 0).variance)).toBeCloseTo(0.0479, 4);
  expect(betweenRuns(still, [one, other], 0.01)).toEqual(still);
  const wild = { variance: 1, byChance: 0, degrees: 6 };
  expect(betweenRuns(wild, [one, other], 0)).toEqual(wild);
});
