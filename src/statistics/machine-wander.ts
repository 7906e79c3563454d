import { mean, squares, winsorised } from './location.ts';

/** How far a machine changes its speed by itself from one stretch of a run to another, beyond what blocks do by chance. */
export interface MachineWander {
  /** Of the level of a run, in squares of logarithms. */
  readonly variance: number;
  /** How much of it noisy blocks may only pretend; that shrinks with their number. */
  readonly byChance: number;
  /** Degrees of freedom of `variance`. */
  readonly degrees: number;
}

/** A machine that keeps its speed. */
export const still: MachineWander = { variance: 0, byChance: 0, degrees: 1 };

/** Stretches of a run that are compared with one another. */
const stretches = 4;
/** Stretches of less blocks than these have no level of their own. */
const leastBlocks = 2;
/** What chance does not explain counts even where it may: this share of what it does on average is taken off. */
const forgiven = 0.7;
/** The most that chance pretends, as a multiple of what it does on average, four times of five. */
const pretended = 1.3;
/** Less runs than these do not tell how far runs lie apart. */
const leastRuns = 3;
/** A run sees less of a slow change than lies between two runs: so much more of it is assumed. */
const unseen = 2;

/**
 * What the machine did to all series of some runs at once: their average is less noisy than each, and a machine does the
 * same to all. Runs too short to tell are left out.
 *
 * @param runs of each run the series that were measured side by side, as logarithms, in the order of their blocks
 */
export function machineWander(runs: readonly (readonly (readonly number[])[])[]): MachineWander {
  const spreads = runs.flatMap((series) => spreadOf(together(series)) ?? []);
  if (spreads.length === 0) return still;
  const between = mean(spreads.map((one) => one.between));
  const byChance = mean(spreads.map((one) => one.byChance));
  const variance = unseen * Math.max(0, between - forgiven * byChance);
  return {
    variance,
    byChance: Math.min(variance, unseen * pretended * byChance),
    degrees: (stretches - 1) * spreads.length,
  };
}

/**
 * The same with what is known of earlier runs: an unchanged machine that was faster on one day than on the other will be so
 * again. Less than three runs tell nothing.
 *
 * @param levels of each series that was measured side by side the level of every run, as logarithms, in the same order
 * @param error of such a level by chance, as a variance of the average of the series
 */
export function betweenRuns(
  wander: MachineWander,
  levels: readonly (readonly number[])[],
  error: number,
): MachineWander {
  const runs = levels.length === 0 ? 0 : Math.min(...levels.map((one) => one.length));
  if (runs < leastRuns) return wander;
  const middle = Array.from({ length: runs }, (_, run) => mean(levels.map((one) => one.at(run - runs) ?? 0)));
  const variance = squares(middle) / (runs - 1) - error;
  return variance > wander.variance ? { variance, byChance: 0, degrees: runs - 1 } : wander;
}

/** The average of series, block by block; wild values are tamed in each. */
function together(series: readonly (readonly number[])[]): number[] {
  const tamed = series.map(winsorised);
  const length = Math.min(...tamed.map((one) => one.length));
  return Array.from({ length }, (_, index) => mean(tamed.map((one) => one[index] ?? 0)));
}

/** How far the levels of the stretches lie apart, and how far they would by chance, as variances. */
function spreadOf(values: readonly number[]): { between: number; byChance: number } | undefined {
  if (values.length < stretches * leastBlocks) return undefined;
  const parts = Array.from({ length: stretches }, (_, part) => {
    const edge = (number: number) => Math.round((number * values.length) / stretches);
    return values.slice(edge(part), edge(part + 1));
  });
  const within = parts.reduce((total, part) => total + squares(part), 0) / (values.length - stretches);
  return {
    between: squares(parts.map(mean)) / (stretches - 1),
    byChance: (within * stretches) / values.length,
  };
}
