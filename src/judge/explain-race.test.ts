import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainable, type Racing } from './explain-race.ts';

/** All orders, tried one by one. */
function bruteForce(before: 'in' | 'out', calls: readonly Racing[]): ReadonlySet<'in' | 'out'> {
  if (calls.length === 0) return new Set([before]);
  const ends = calls.flatMap(({ sets, result }, index) => {
    if ((before === sets) !== (result === 2)) return [];
    return [...bruteForce(sets, calls.toSpliced(index, 1))];
  });
  return new Set(ends);
}

const call = fc.record({
  sets: fc.constantFrom<'in' | 'out'>('in', 'out'),
  result: fc.constantFrom<1 | 2>(1, 2),
});

describe('what some order of racing calls explains', () => {
  test('is what trying all orders finds', () => {
    fc.assert(
      fc.property(fc.constantFrom('in', 'out'), fc.array(call, { maxLength: 6 }), (before, calls) => {
        expect(new Set(explainable(before, calls))).toEqual(bruteForce(before, calls));
      }),
      { numRuns: 300 },
    );
  });

  test('is, of a user of whom nothing was known, what either state before explains', () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 5 }), (calls) => {
        const either = new Set([...bruteForce('in', calls), ...bruteForce('out', calls)]);
        expect(new Set(explainable('unknown', calls))).toEqual(either);
      }),
    );
  });

  test('is nothing where two calls both added the same user', () => {
    const added = { sets: 'in', result: 1 } as const;
    expect(explainable('out', [added, added])).toEqual([]);
    expect(explainable('out', [added, { sets: 'in', result: 2 }])).toEqual(['in']);
  });
});
