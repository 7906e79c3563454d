import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sizeSlopeOf } from '../measuring/size-slope.ts';
import { buildCounts, buildFacts, buildPhase, buildSecond } from '../testing/build-facts.ts';
import { figureOf } from './figures.ts';

const took = (ms: number) => ({ accepted: { count: 100, p50: ms, p95: ms, p99: ms, max: ms } });

/** A phase whose blocks of 10 s have these medians. */
function drift(medians: readonly number[]): number {
  const blocks = medians.map((ms, block) => ({
    startMs: block * 10_000,
    durationMs: 10_000,
    latencyMs: took(ms),
  }));
  const usual = medians.toSorted((a, b) => a - b)[Math.floor(medians.length / 2)] ?? 0;
  const phase = buildPhase(100, medians.length * 10, { latencyMs: took(usual), blocks });
  return figureOf('driftPercent', buildFacts({ phases: [phase] })).value ?? Number.NaN;
}

describe('a drift', () => {
  test('is none where the same times only come and go', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 20 }), fc.integer({ min: 1, max: 500 }), (pairs, ms) => {
        const medians = Array.from({ length: pairs * 2 }, (_, block) => ms + (block % 2) * ms);
        expect(drift(medians)).toBe(0);
      }),
    );
  });

  test('is the growth over the whole phase, in percent of the median or of 50 ms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 30 }), fc.integer({ min: 1, max: 100 }), (blocks, stepMs) => {
        const medians = Array.from({ length: blocks }, (_, block) => 10 + stepMs * block);
        const usual = medians[Math.floor(blocks / 2)] ?? 0;
        expect(drift(medians)).toBeCloseTo((100 * stepMs * blocks) / Math.max(50, usual), 6);
      }),
    );
  });

  test('is none where a service becomes quicker', () => {
    expect(drift([90, 80, 70, 60, 50, 40])).toBe(0);
  });

  test('is not told from less than 50 s', () => {
    expect(drift([1, 2, 3, 4])).toBeNaN();
  });
});

describe('batches of different sizes', () => {
  const sizes = [1, 10, 50, 99, 100];

  /** How curved time over size is, measured six times with some noise. */
  function curvature(time: (size: number) => number, noise: readonly number[]): number {
    const rows = Array.from({ length: 6 }, (_, turn) =>
      sizes.map((size, index) => ({ size, p50: time(size) + (noise[turn * sizes.length + index] ?? 0) })),
    ).flat();
    const sizeSlope = sizeSlopeOf(rows);
    const phase = buildPhase(100, 6, sizeSlope === undefined ? {} : { sizeSlope });
    return figureOf('batchCurvature', buildFacts({ phases: [phase] })).value ?? Number.NaN;
  }

  const noise = fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 30, maxLength: 30 });

  test('that take evenly longer are never called curved, nor those that take the same time', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5, noNaN: true }), noise, (perUser, some) => {
        expect(curvature((size) => 3 + perUser * size, some)).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('whose time grows with the square are', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 1, noNaN: true }), noise, (perSquare, some) => {
        expect(curvature((size) => 3 + perSquare * size ** 2, some)).toBeGreaterThan(2);
      }),
    );
  });
});

describe('a stall', () => {
  const stalled = (slow: readonly number[], accepted: number) => {
    const seconds = slow.map((calls, second) =>
      buildSecond(second, accepted, { slow: calls, lagMs: { p50: 0, p99: 1, max: 2 } }),
    );
    return figureOf('stalledPercent', buildFacts({ phases: [buildPhase(accepted, 10, { seconds })] })).value;
  };

  test('is no single call in a second, however few calls it has', () => {
    expect(stalled([1, 1, 1, 1], 5)).toBe(0);
  });

  test('is no small part of many calls', () => {
    expect(stalled([9, 9, 9, 9], 200)).toBe(0);
  });

  test('is no blame once, and then one for each further second', () => {
    expect(stalled([20, 0, 0, 0], 40)).toBe(0);
    expect(stalled([20, 0, 20, 20], 40)).toBe(50);
  });
});

test('whoever was removed is taken off, and calls of which nothing is known excuse as many as they named', () => {
  const some = fc.nat({ max: 1_000 });
  fc.assert(
    fc.property(some, some, some, some, (added, uncertain, uncertainRemoved, off) => {
      const account = { account: 0, added, uncertain, uncertainRemoved };
      const listed = added - uncertainRemoved + off;
      const { value } = figureOf(
        'readBackDifference',
        buildFacts({
          phases: [buildPhase(1, 1, { counts: buildCounts(1) })],
          accounts: [{ ...account, listed }],
        }),
      );
      expect(value).toBe(Math.max(0, off - uncertainRemoved - uncertain));
    }),
  );
});
