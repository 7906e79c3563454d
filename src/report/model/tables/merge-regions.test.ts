import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeRegions } from './merge-regions.ts';

test('what is the same in several regions is one row, whatever its wording', () => {
  const rows = [
    ['a/b/c#1', 'china', 'violates', 'got u1'],
    ['a/b/c#2', 'china', 'violates', 'got u2'],
    ['a/b/c#1', 'seoul', 'violates', 'got u3'],
    ['a/b/c#1', 'jakarta', 'observed', 'got u4'],
  ];
  expect(mergeRegions(rows, 1, 3)).toEqual([
    ['a/b/c#1', 'china, seoul', 'violates', 'got u1'],
    ['a/b/c#2', 'china', 'violates', 'got u2'],
    ['a/b/c#1', 'jakarta', 'observed', 'got u4'],
  ]);
});

test('no row is lost', () => {
  const cell = fc.constantFrom('a', 'b', 'c');
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(cell, cell, cell), { selector: String }), (rows) => {
      const split = mergeRegions(rows, 1).flatMap(([a, regions = '', c]) =>
        regions.split(', ').map((region) => [a, region, c]),
      );
      expect(split.map(String).toSorted()).toEqual(rows.map(String).toSorted());
    }),
  );
});
