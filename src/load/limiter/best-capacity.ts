import type { FillLevels } from './fill-levels.ts';

/** The capacities under which the fewest calls are unexplained. */
export interface Capacity {
  /** Calls that passed above the bound, and calls that were limited below it. */
  readonly unexplained: number;
  /** A call passes up to a level between the two, and not at the second. */
  readonly bound: readonly [least: number, below: number];
}

/**
 * The bound on the level that separates calls that passed from those that were limited, with as few as possible on
 * the wrong side of it. At level 0 nothing is in the limiter, and a call passes.
 */
export function bestCapacity({ leastOfPassed, mostOfLimited }: FillLevels): Capacity {
  const passed = leastOfPassed.toSorted();
  const limited = mostOfLimited.toSorted();
  let best: Capacity = { unexplained: Number.POSITIVE_INFINITY, bound: [0, 0] };
  let explained = 0;
  let below = 0;
  for (let index = -1; index < passed.length; index++) {
    const bound = Math.max(0, passed[index] ?? 0);
    while (explained < passed.length && (passed[explained] as number) <= bound) explained++;
    while (below < limited.length && (limited[below] as number) <= bound) below++;
    const unexplained = passed.length - explained + below;
    if (unexplained < best.unexplained) best = { unexplained, bound: [bound, limited[below] ?? bound] };
  }
  return best;
}
