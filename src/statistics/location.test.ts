import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryOver, inflation } from './carry-over.ts';
import { locate, mean } from './location.ts';
import { randomFrom } from './testing/synthetic-blocks.ts';

const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 2, maxLength: 40 });

describe('where a series lies', () => {
  test('moves and grows with the values, whatever their order', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 9 }),
        (given, by, times) => {
          const [before, after] = [locate(given), locate(given.map((value) => value * times + by))];
          expect(after.value).toBeCloseTo(before.value * times + by, 6);
          expect(after.error).toBeCloseTo(before.error * times, 6);
          expect(locate(given.toReversed())).toEqual({
            value: expect.closeTo(before.value, 9),
            error: expect.closeTo(before.error, 9),
            degrees: before.degrees,
          });
        },
      ),
    );
  });

  test('does not follow one wild value in ten', () => {
    const tame = Array.from({ length: 20 }, (_, index) => 100 + (index % 5));
    const wild = tame.with(3, 1e6).with(11, 1e6);
    expect(locate(wild).value).toBeCloseTo(locate(tame).value, 0);
    expect(locate(wild).error).toBeLessThan(3 * locate(tame).error);
  });

  test('is the mean where there are too few values to leave one out', () => {
    expect(locate([1, 2, 6])).toMatchObject({ value: 3, degrees: 2 });
  });
});

describe('what a value carries over to the next', () => {
  test('is next to nothing in noise, much in a slow wave, and within 0 and 0.9', () => {
    const random = randomFrom(1);
    const noise = Array.from({ length: 400 }, () => random());
    const wave = Array.from({ length: 400 }, (_, index) => Math.sin(index / 30));
    expect(carryOver([noise])).toBeLessThan(0.15);
    expect(carryOver([wave])).toBe(0.9);
    fc.assert(
      fc.property(values, values, (one, other) => {
        const carried = carryOver([one, other]);
        expect(carried).toBeGreaterThanOrEqual(0);
        expect(carried).toBeLessThanOrEqual(0.9);
        expect(inflation(carried)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  test('is nothing where nothing changes', () => {
    expect(carryOver([[5, 5, 5]])).toBe(0);
    expect(mean([])).toBe(0);
  });
});
