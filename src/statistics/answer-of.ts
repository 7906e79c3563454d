import type { Location } from './location.ts';
import type { MachineWander } from './machine-wander.ts';
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
  /** How much the machine changes by itself between two runs, as a share; a smaller change says nothing. */
  readonly noiseFloor: number;
  readonly answer: Answer;
  /** So many blocks of each find a change of the tolerance 95 times of 100. */
  readonly blocksNeeded: number;
}

/** No machine keeps its speed better than this, as a logarithm: 1 %. */
const leastFloor = Math.log1p(0.01);
/** A change is called worse from this share of the tolerance on, however surely smaller ones are seen. */
const material = 0.65;
/** How often a change of the tolerance may be left undecided. */
const undecided = 0.05;
/** The noise of a few blocks is known only roughly: what is asked for serves nine times of ten. */
const doubt = 1.28;
/** Nobody waits for more. */
const mostBlocks = 999;

/**
 * What can be said of a difference of logarithms that is known with some error, on a machine that wanders.
 *
 * @param blocks that each side has
 */
export function answerOf(
  known: Location,
  wander: MachineWander,
  rule: ComparisonRule,
  blocks: number,
): Comparison {
  const { error, degrees } = widen(known, wander);
  const half = studentQuantile(rule.falseAlarm, degrees) * error;
  const worse = rule.worse === 'higher' ? known.value : -known.value;
  const bound = boundOf(rule);
  const noise = floorOf(wander);
  const missed = worse - half > noise && worse > material * bound;
  return {
    ratio: Math.exp(known.value),
    interval: [Math.exp(known.value - half), Math.exp(known.value + half)],
    noiseFloor: Math.expm1(noise),
    answer: missed ? 'missed' : worse + half < bound ? 'held' : 'inconclusive',
    blocksNeeded: blocksNeeded(known, wander, rule, blocks),
  };
}

/** The error of a difference of two runs on a machine that wanders, with its degrees of freedom after Satterthwaite. */
function widen(
  { error, degrees }: Pick<Location, 'error' | 'degrees'>,
  wander: MachineWander,
): Pick<Location, 'error' | 'degrees'> {
  const [noise, slow] = [error ** 2, 2 * wander.variance];
  if (slow === 0) return { error, degrees };
  const parts = noise ** 2 / degrees + slow ** 2 / wander.degrees;
  return { error: Math.sqrt(noise + slow), degrees: (noise + slow) ** 2 / parts };
}

/** What the machine does between two runs, as a logarithm: a smaller change says nothing. */
function floorOf({ variance }: MachineWander): number {
  return Math.max(leastFloor, Math.sqrt(variance));
}

/** The tolerance as a logarithm: a latency grows to 1.1 of what it was, a rate falls to 0.9. */
function boundOf({ worse, tolerance }: ComparisonRule): number {
  return worse === 'higher' ? Math.log1p(tolerance) : -Math.log1p(-tolerance);
}

/**
 * The least number of blocks with which a change as large as the tolerance is told from noise, as far as these tell. What
 * seems to wander by chance shrinks with more blocks, what does wander stays.
 */
function blocksNeeded(known: Location, wander: MachineWander, rule: ComparisonRule, blocks: number): number {
  let [few, enough] = [1, mostBlocks];
  while (enough - few > 1) {
    const count = Math.floor((few + enough) / 2);
    if (suffices(known, wander, rule, blocks / count)) enough = count;
    else few = count;
  }
  return enough;
}

/** Whether a change of the tolerance would be found with `1 / share` times as many blocks. */
function suffices(
  { error, degrees }: Location,
  { variance, byChance, ...rest }: MachineWander,
  rule: ComparisonRule,
  share: number,
): boolean {
  const doubted = error * (1 + doubt / Math.sqrt(2 * degrees));
  const noise = { error: doubted * Math.sqrt(share), degrees: Math.max(1, degrees / share) };
  const then = { ...rest, byChance, variance: variance - byChance + byChance * share };
  const expected = widen(noise, then);
  const reach = (probability: number) => studentQuantile(probability, expected.degrees) * expected.error;
  const bound = boundOf(rule);
  const sure = floorOf(then) + reach(rule.falseAlarm) + reach(undecided) < bound;
  return sure && material * bound + reach(undecided) < bound;
}
