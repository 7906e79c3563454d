import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverPairs } from './cover-pairs.ts';

const levels = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 7 });

test('every two levels of every two factors occur together', () => {
  fc.assert(
    fc.property(levels, (counts) => {
      const rows = coverPairs(counts);
      for (const [a, countA] of counts.entries())
        for (const [b, countB] of counts.entries())
          for (let level = 0; a < b && level < countA; level += 1)
            for (let other = 0; other < countB; other += 1)
              expect(rows.some((row) => row[a] === level && row[b] === other)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('a row has a level of each factor, and the rows are far fewer than all combinations', () => {
  fc.assert(
    fc.property(levels, (counts) => {
      const rows = coverPairs(counts);
      for (const row of rows) {
        expect(row).toHaveLength(counts.length);
        expect(row.every((level, factor) => level >= 0 && level < (counts[factor] as number))).toBe(true);
      }
      const [largest = 1, second = 1] = [...counts].sort((a, b) => b - a);
      expect(rows.length).toBeLessThanOrEqual(largest * second * counts.length);
    }),
    { numRuns: 40 },
  );
});

test('the same levels give the same rows', () => {
  expect(coverPairs([3, 2, 4])).toEqual(coverPairs([3, 2, 4]));
});

test('one factor gets a row for each level, none gives no row', () => {
  expect(coverPairs([3])).toEqual([[0], [1], [2]]);
  expect(coverPairs([])).toEqual([]);
});

test('a factor without levels is refused', () => {
  expect(() => coverPairs([2, 0])).toThrow(/at least 1, got 0/);
});
