import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestCapacity } from './best-capacity.ts';

const levels = fc.array(fc.integer({ min: -3, max: 12 }), { maxLength: 30 });

function unexplainedAt(bound: number, passed: readonly number[], limited: readonly number[]): number {
  return passed.filter((level) => level > bound).length + limited.filter((level) => level <= bound).length;
}

function best(passed: readonly number[], limited: readonly number[]) {
  return bestCapacity({
    leastOfPassed: Float64Array.from(passed),
    mostOfLimited: Float64Array.from(limited),
  });
}

describe('the capacity that explains most calls', () => {
  test('is found as by trying every one', () => {
    fc.assert(
      fc.property(levels, levels, (passed, limited) => {
        const costs = Array.from({ length: 14 }, (_, bound) => unexplainedAt(bound, passed, limited));
        expect(best(passed, limited).unexplained).toBe(Math.min(...costs));
      }),
    );
  });

  test('is told from the least to the most that explain as many', () => {
    expect(best([0, 1, 2, 4], [9, 7])).toEqual({ unexplained: 0, bound: [4, 7] });
    expect(best([0, 5], [3])).toEqual({ unexplained: 1, bound: [0, 3] });
  });
});
