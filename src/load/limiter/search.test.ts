import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { search } from './search.ts';

const near = (at: number, distance: number) => [at - distance, at + distance];

function found(best: number, likely: readonly number[], others: readonly number[]): number {
  const costOf = (at: number) => Math.abs(at - best);
  return search({ likely, others, costOf, roughCostOf: costOf, near });
}

describe('the search for what costs least', () => {
  test('comes as close as its smallest step, from a grid of steps of one', () => {
    const grid = Array.from({ length: 101 }, (_, at) => at);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (best) => {
        expect(Math.abs(found(best, [], grid) - best)).toBeLessThan(0.05);
      }),
    );
  });

  test('takes the first of those that cost the same', () => {
    const flat = () => 3;
    expect(search({ likely: [7, 1], others: [2], costOf: flat, roughCostOf: flat, near })).toBe(7);
  });

  test('tries what is likely whatever it seems to cost', () => {
    const costOf = (at: number) => (at === 50 ? 0 : 1);
    const misled = (at: number) => at;
    const others = Array.from({ length: 20 }, (_, at) => at);
    expect(search({ likely: [50], others, costOf, roughCostOf: misled, near })).toBe(50);
  });
});
