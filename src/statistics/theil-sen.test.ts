import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { theilSen } from './theil-sen.ts';

type Points = readonly (readonly [number, number])[];

const points: fc.Arbitrary<Points> = fc
  .uniqueArray(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 3, maxLength: 25 })
  .chain((xs) =>
    fc
      .array(fc.integer({ min: -500, max: 500 }), { minLength: xs.length, maxLength: xs.length })
      .map((ys) => xs.map((x, index) => [x, ys[index] ?? 0] as const)),
  );

const slopeOf = (given: Points) => theilSen(given)?.slope ?? Number.NaN;

describe('the trend through points', () => {
  test('lies in its interval, and its p-value is a probability', () => {
    fc.assert(
      fc.property(points, (given) => {
        const { slope, interval, pValue } = theilSen(given) ?? {
          slope: Number.NaN,
          interval: [0, 0],
          pValue: -1,
        };
        expect(interval[0]).toBeLessThanOrEqual(slope);
        expect(interval[1]).toBeGreaterThanOrEqual(slope);
        expect(pValue).toBeGreaterThanOrEqual(0);
        expect(pValue).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('grows with what is added to every point, in proportion to x', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: -9, max: 9 }), fc.integer(), (given, steeper, higher) => {
        const moved = given.map(([x, y]) => [x, y + steeper * x + (higher % 1_000)] as const);
        expect(slopeOf(moved)).toBeCloseTo(slopeOf(given) + steeper, 6);
      }),
    );
  });

  test('of a straight line is its slope for certain, wherever one point in five lies', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 50 }),
        fc.array(fc.integer(), { maxLength: 2 }),
        (slope, off) => {
          const line = Array.from(
            { length: 12 },
            (_, x) => [x, x < off.length ? (off[x] ?? 0) : slope * x] as const,
          );
          expect(slopeOf(line)).toBeCloseTo(slope, 9);
        },
      ),
    );
  });

  test('a climb of five points is more than chance, ups and downs are not', () => {
    const climb = theilSen([1, 2, 3, 4, 5].map((x) => [x, 2 * x]));
    expect(climb).toMatchObject({ slope: 2, interval: [2, 2] });
    expect(climb?.pValue).toBeLessThan(0.05);
    const wobble = theilSen([3, 1, 2, 1, 3, 2].map((y, x) => [x, y]));
    expect(wobble?.interval[0]).toBeLessThan(0);
    expect(wobble?.interval[1]).toBeGreaterThan(0);
    expect(wobble?.pValue).toBeGreaterThan(0.5);
  });

  test('needs three points, not all at the same x', () => {
    expect(
      theilSen([
        [1, 1],
        [2, 2],
      ]),
    ).toBeUndefined();
    expect(
      theilSen([
        [1, 1],
        [1, 2],
        [1, 3],
      ]),
    ).toBeUndefined();
    expect(
      theilSen([
        [1, 5],
        [2, 5],
        [3, 5],
      ]),
    ).toMatchObject({ slope: 0, pValue: 1 });
  });
});
