import { describe, expect, test } from 'vitest';
import { createWriteBudget } from './write-budget.ts';

describe('the writes that a target permits', () => {
  test('are taken until there are not enough left, and a refused request takes none', () => {
    const budget = createWriteBudget(5);
    expect([budget.take(3), budget.take(3), budget.take(2), budget.take(1)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(budget.left()).toBe(0);
  });

  test('without a bound never end', () => {
    expect(createWriteBudget(Number.POSITIVE_INFINITY).take(1_000_000)).toBe(true);
  });
});
