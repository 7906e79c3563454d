import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SearchBounds } from './next-step.ts';
import { quiet, type Simulated, search } from './testing/simulate.ts';

const bounds: SearchBounds = { firstPerSecond: 200, mostPerSecond: 1e9, mostTrials: 12, confirmations: 2 };

/** As many slow limits as quick ones, most of them no whole numbers of calls per second. */
const limit = fc
  .double({ min: Math.log(5), max: Math.log(3_200), noNaN: true })
  .map((exponent) => Math.exp(exponent));

/** Within 2 % of a rate. */
function expectNear(rate: number, truth: number): void {
  expect(Math.abs(rate - truth) / truth).toBeLessThanOrEqual(0.02);
}

/** A noisy second in up to `most` trials, never in three trials in a row. */
function noiseIn(most: number): fc.Arbitrary<Simulated['noise']> {
  return fc
    .array(fc.tuple(fc.nat(11), fc.nat(4)), { maxLength: most })
    .map((pairs) => new Map(pairs))
    .filter((noise) => ![...noise.keys()].some((one) => noise.has(one + 1) && noise.has(one + 2)));
}

describe('the search for the highest rate that holds', () => {
  test('finds the rate of a limiter within 2 % in at most 12 trials, wherever it lies', () => {
    fc.assert(
      fc.property(limit, fc.integer({ min: 1, max: 2_000 }), (limitPerSecond, firstPerSecond) => {
        fc.pre(limitPerSecond <= 16 * firstPerSecond && firstPerSecond <= 100 * limitPerSecond);
        const found = search({ ...quiet, limitPerSecond }, { ...bounds, firstPerSecond });
        expectNear(found.ratePerSecond, limitPerSecond);
        expect(found).toMatchObject({ limitedBy: 'target', confirmed: true });
        expect(found.trials.length).toBeLessThanOrEqual(12);
      }),
    );
  });

  test('is not misled by a burst of up to a second that a limiter lets through at once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 1_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (limitPerSecond, share) => {
          const burst = Math.floor(share * limitPerSecond);
          const found = search({ ...quiet, limitPerSecond, burst }, bounds);
          expectNear(found.ratePerSecond, limitPerSecond);
          expect(found.limitedBy).toBe('target');
        },
      ),
    );
  });

  test('asks again what a noisy second spoiled', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 2_000 }), noiseIn(3), (limitPerSecond, noise) => {
        const found = search({ ...quiet, limitPerSecond, noise }, bounds);
        expectNear(found.ratePerSecond, limitPerSecond);
        expect(found.trials.length).toBeLessThanOrEqual(12);
      }),
    );
  });

  test('makes a trial that one noisy second spoiled again at the same rate, and comes to the same answer', () => {
    const calm = search({ ...quiet, limitPerSecond: 200 }, bounds);
    const confirming = calm.trials.findIndex(({ kind }) => kind === 'confirm');
    for (const noisy of [0, confirming]) {
      const noise = new Map([[noisy, 1]]);
      const { trials, ...found } = search({ ...quiet, limitPerSecond: 200, noise }, bounds);
      const why = expect.stringMatching(/^a noisy moment: .* in 1 of \d+ s$/);
      expect(trials[noisy]).toMatchObject({ ratePerSecond: 200, outcome: 'spoiled', why });
      expect(trials[noisy + 1]).toMatchObject({ ratePerSecond: 200, kind: 'confirm', outcome: 'held' });
      expect(found).toMatchObject({ ratePerSecond: calm.ratePerSecond, confirmed: true });
    }
  });

  test('finds where answers become slow, though nothing is refused there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 25, max: 1_500 }), (slowFromPerSecond) => {
        const found = search({ ...quiet, slowFromPerSecond }, bounds);
        expectNear(found.ratePerSecond, slowFromPerSecond);
        expect(found).toMatchObject({ limitedBy: 'target' });
      }),
    );
  });

  test('says that the generator was the limit where it was, and stays below what it could send', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 3_000 }), (generatorPerSecond) => {
        const found = search({ ...quiet, generatorPerSecond }, bounds);
        expect(found.limitedBy).toBe('generator');
        expect(found.ratePerSecond).toBeLessThanOrEqual(1.03 * generatorPerSecond);
        expect(found.ratePerSecond).toBeGreaterThanOrEqual(0.8 * generatorPerSecond - 1);
      }),
    );
  });

  test('never asks faster than is permitted, and says so where that is the limit', () => {
    fc.assert(
      fc.property(limit, fc.integer({ min: 1, max: 1_000 }), (limitPerSecond, mostPerSecond) => {
        const found = search({ ...quiet, limitPerSecond }, { ...bounds, mostPerSecond });
        expect(Math.max(...found.trials.map(({ ratePerSecond }) => ratePerSecond))).toBeLessThanOrEqual(
          mostPerSecond,
        );
        if (mostPerSecond <= limitPerSecond)
          expect(found).toMatchObject({
            ratePerSecond: mostPerSecond,
            interval: [mostPerSecond, mostPerSecond],
            limitedBy: 'permission',
          });
        else expectNear(found.ratePerSecond, Math.min(limitPerSecond, mostPerSecond));
      }),
    );
  });

  test('gives an interval that holds its answer, and of a limiter its rate', () => {
    fc.assert(
      fc.property(limit, (limitPerSecond) => {
        const { ratePerSecond, interval } = search({ ...quiet, limitPerSecond }, bounds);
        expect(interval[0]).toBe(ratePerSecond);
        expect(interval[1]).toBeGreaterThanOrEqual(0.99 * limitPerSecond);
        expect(interval[1] - interval[0]).toBeLessThanOrEqual(0.04 * limitPerSecond);
      }),
    );
  });

  test('of a target that lets nothing through is 0, and nothing of that is confirmed', () => {
    expect(search({ ...quiet, limitPerSecond: 0 }, bounds)).toMatchObject({
      ratePerSecond: 0,
      limitedBy: 'target',
      confirmed: false,
    });
  });
});
