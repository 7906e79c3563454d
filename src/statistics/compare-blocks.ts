import { carryOver, inflation } from './carry-over.ts';
import { type Location, locate, mean } from './location.ts';
import { studentQuantile } from './student.ts';

/** What counts as worse, and how surely it must be told. */
export interface ComparisonRule {
  /** Which way a figure gets worse: latencies grow, rates fall. */
  readonly worse: 'higher' | 'lower';
  /** The change that must not be missed, as a share: 0.1 is a tenth. */
  readonly tolerance: number;
  /** Probability of calling an unchanged figure worse, above 0 and below 0.5. */
  readonly falseAlarm: number;
}

/** What can be said of a figure: not worse by more than the tolerance, worse, or too little is known. */
export type Answer = 'held' | 'missed' | 'inconclusive';

/** A figure in two series of blocks. */
export interface Comparison {
  /** The later figure as a multiple of the earlier one. */
  readonly ratio: number;
  /** What the ratio may be, with the rule's certainty at each end. */
  readonly interval: readonly [low: number, high: number];
  /** How much the earlier blocks change among themselves, as a share; a smaller change says nothing. */
  readonly noiseFloor: number;
  readonly answer: Answer;
  /** So many blocks of each find a change of the tolerance 95 times of 100. */
  readonly blocksNeeded: number;
}

/** No machine keeps its speed better than this, as a logarithm: 1 %. */
const leastFloor = Math.log1p(0.01);
/** How many standard errors four means lie apart on average. */
const rangeOfQuarters = 2.06;
/** How often a change of the tolerance may be left undecided. */
const undecided = 0.05;
/** The noise of a few blocks is known only roughly: what is asked for serves nine times of ten. */
const doubt = 1.28;
/** Nobody waits for more. */
const mostBlocks = 999;
/** No figure is taken to be smaller, so that a ratio exists. */
const smallest = 1e-6;

/**
 * Compares a figure of two series of blocks that were measured one series after the other. The interval is that of the
 * difference of trimmed means of logarithms, widened for what blocks carry over to the next one.
 *
 * @param before at least two values above 0, one per block, in the order of the blocks
 */
export function compareBlocks(
  before: readonly number[],
  after: readonly number[],
  rule: ComparisonRule,
): Comparison {
  const [earlier, later] = [before.map(logarithm), after.map(logarithm)];
  const carried = carryOver([earlier, later]);
  const [from, to] = [locate(earlier), locate(later)];
  const drift = driftOf(earlier);
  const error = Math.hypot(from.error, to.error) * Math.sqrt(inflation(carried));
  const known = { value: to.value - from.value, error, degrees: joined(from, to) };
  const byChance = Math.min(drift, rangeOfQuarters * 2 * from.error);
  return answer(known, { drift, byChance }, rule, Math.min(before.length, after.length));
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
  return answer({ value, error: widened, degrees }, { drift: 0, byChance: 0 }, rule, differences.length);
}

/** How much the machine changes by itself, as a logarithm, and how much of that a few noisy blocks seem to by chance. */
interface Wandering {
  readonly drift: number;
  readonly byChance: number;
}

function answer(known: Location, wandering: Wandering, rule: ComparisonRule, blocks: number): Comparison {
  const half = studentQuantile(rule.falseAlarm, known.degrees) * known.error;
  const worse = rule.worse === 'higher' ? known.value : -known.value;
  const bound = boundOf(rule);
  const noise = Math.max(leastFloor, wandering.drift);
  return {
    ratio: Math.exp(known.value),
    interval: [Math.exp(known.value - half), Math.exp(known.value + half)],
    noiseFloor: Math.expm1(noise),
    answer: worse - half > noise ? 'missed' : worse + half < bound ? 'held' : 'inconclusive',
    blocksNeeded: blocksNeeded(known, wandering, rule, blocks),
  };
}

/** The tolerance as a logarithm: a latency grows to 1.1 of what it was, a rate falls to 0.9. */
function boundOf({ worse, tolerance }: ComparisonRule): number {
  return worse === 'higher' ? Math.log1p(tolerance) : -Math.log1p(-tolerance);
}

/**
 * The least number of blocks with which a change as large as the tolerance is told from noise, as far as these tell. What
 * seems to wander by chance shrinks with more blocks, what does wander stays.
 */
function blocksNeeded(
  { error, degrees }: Location,
  { drift, byChance }: Wandering,
  rule: ComparisonRule,
  blocks: number,
): number {
  const perBlock = error * Math.sqrt(blocks) * (1 + doubt / Math.sqrt(2 * degrees));
  let [few, enough] = [1, mostBlocks];
  while (enough - few > 1) {
    const count = Math.floor((few + enough) / 2);
    const then = Math.max(1, (degrees * count) / blocks);
    const reach = studentQuantile(rule.falseAlarm, then) + studentQuantile(undecided, then);
    const noise = Math.max(leastFloor, drift - byChance + byChance * Math.sqrt(blocks / count));
    if (noise + (reach * perBlock) / Math.sqrt(count) < boundOf(rule)) enough = count;
    else few = count;
  }
  return enough;
}

/** How far the quarters of a series lie apart, what the machine does between one run and the next is no less. */
function driftOf(values: readonly number[]): number {
  const edges = [0, 1, 2, 3, 4].map((edge) => Math.round((edge * values.length) / 4));
  const parts = edges.slice(1).map((end, index) => values.slice(edges[index], end));
  const quarters = parts.filter((part) => part.length > 0).map(mean);
  return Math.max(...quarters) - Math.min(...quarters);
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
