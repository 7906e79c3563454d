import { answerOf, type Comparison, type ComparisonRule } from './answer-of.ts';
import { carryOver, inflation } from './carry-over.ts';
import { type Location, locate } from './location.ts';
import { betweenRuns, type MachineWander, machineWander, still } from './machine-wander.ts';

export type { Comparison, ComparisonRule } from './answer-of.ts';

/** A figure in some runs. */
export interface MeasuredRuns {
  /** Of each run the series that were measured side by side, a value per block, the baseline first. */
  readonly runs: readonly (readonly (readonly number[])[])[];
  /** Of each of these series the levels of all runs that were accepted, that of the baseline last. */
  readonly levels?: readonly (readonly number[])[];
}

/** Less blocks than these see too little of how the machine wanders to be asked for. */
const leastAsked = 24;
/** No figure is taken to be smaller, so that a ratio exists. */
const smallest = 1e-6;

/**
 * Compares a figure of two series of blocks that were measured one series after the other. The interval is that of the
 * difference of trimmed means of logarithms, widened for what blocks carry over to the next one and for what the machine
 * does from one stretch of a run to another.
 *
 * @param before at least two values above 0, one per block, in the order of the blocks
 * @param wander as {@link wanderOf} tells; where absent the two series alone tell it
 */
export function compareBlocks(
  before: readonly number[],
  after: readonly number[],
  rule: ComparisonRule,
  wander: MachineWander = wanderOf({ runs: [[before], [after]] }),
): Comparison {
  const [earlier, later] = [before.map(logarithm), after.map(logarithm)];
  const [from, to] = [locate(earlier), locate(later)];
  const error = Math.hypot(from.error, to.error) * Math.sqrt(inflation(carryOver([earlier, later])));
  const known = { value: to.value - from.value, error, degrees: joined(from, to) };
  const compared = answerOf(known, wander, rule, Math.min(before.length, after.length));
  return { ...compared, blocksNeeded: Math.max(leastAsked, compared.blocksNeeded) };
}

/**
 * Compares a figure of two series of blocks that were measured in turn: block by block, so that what the machine does to
 * both cancels out.
 *
 * @param before at least two values above 0; the block at each place was measured next to the one in `after`
 */
export function compareInTurn(
  before: readonly number[],
  after: readonly number[],
  rule: ComparisonRule,
): Comparison {
  const differences = after.map((value, index) => logarithm(value) - logarithm(before[index] ?? value));
  const { value, error, degrees } = locate(differences);
  const widened = error * Math.sqrt(inflation(carryOver([differences])));
  return answerOf({ value, error: widened, degrees }, still, rule, differences.length);
}

/** How the machine wanders, from everything that is known of a figure. */
export function wanderOf({ runs, levels = [] }: MeasuredRuns): MachineWander {
  const logarithms = runs.map((series) => series.map((values) => values.map(logarithm)));
  const [baseline = []] = logarithms;
  const error = baseline.reduce((sum, values) => sum + locate(values).error ** 2, 0) / baseline.length ** 2;
  const known = levels.map((values) => values.map(logarithm));
  return betweenRuns(machineWander(logarithms), known, error);
}

/** Degrees of freedom of a difference, after Welch. */
function joined(one: Location, other: Location): number {
  const [a, b] = [one.error ** 2, other.error ** 2];
  const parts = a ** 2 / one.degrees + b ** 2 / other.degrees;
  return parts === 0 ? one.degrees + other.degrees : (a + b) ** 2 / parts;
}

function logarithm(value: number): number {
  return Math.log(Math.max(smallest, value));
}
