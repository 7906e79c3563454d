import type { LoadBlock, LoadBlocks } from '../../results/baseline/baseline.ts';
import type { LoadComparison } from '../../results/records/gate-result.ts';
import {
  type Comparison,
  type ComparisonRule,
  compareBlocks,
  compareInTurn,
  type MeasuredRuns,
  wanderOf,
} from '../../statistics/compare-blocks.ts';
import { figures } from './figures.ts';
import { levelOf } from './run-levels.ts';
import { unlikeConditions } from './unlike-conditions.ts';

/** Less than these blocks have no spread that could be told from chance. */
const leastBlocks = 3;

/** More than these a run cannot be told to repeat. */
export const mostBlocks = 100;

/** How often a gate over an unchanged service may call a figure worse, over all of its comparisons, before the noise floor. */
const falseAlarmOfGate = 0.01;

/** Two series of blocks of a profile in a region. */
interface Pair {
  readonly earlier: LoadBlocks;
  readonly later: LoadBlocks;
}

/** Compares one figure of a pair; what was measured beside it tells of the machine. */
type Compare = (
  pair: Pair,
  beside: readonly Pair[],
  of: (block: LoadBlock) => number,
  rule: ComparisonRule,
) => Comparison;

/**
 * Holds the load of a run against that of the baseline, a region of a profile after the other. What only one of them
 * has is not compared.
 */
export function compareLoad(before: readonly LoadBlocks[], now: readonly LoadBlocks[]): LoadComparison[] {
  return compareAll(before, now, false, ({ earlier, later }, beside, of, rule) =>
    compareBlocks(earlier.blocks.map(of), later.blocks.map(of), rule, wanderOf(runsOf(beside, of))),
  );
}

/** A figure in everything that was measured side by side, and in the runs that were accepted before. */
function runsOf(beside: readonly Pair[], of: (block: LoadBlock) => number): MeasuredRuns {
  const baseline = beside.map(({ earlier }) => earlier);
  return {
    runs: [baseline, beside.map(({ later }) => later)].map((series) =>
      series.map(({ blocks }) => blocks.map(of)),
    ),
    levels: baseline.map(({ earlier = [], blocks }) => [...earlier, levelOf(blocks)].map(of)),
  };
}

/** The same with the target `against` that was loaded in turn with the run's own: block by block. */
export function compareAgainst(
  other: readonly LoadBlocks[],
  own: readonly LoadBlocks[],
  against: string,
): LoadComparison[] {
  const compared = compareAll(other, own, true, ({ earlier, later }, _beside, of, rule) =>
    compareInTurn(earlier.blocks.map(of), later.blocks.map(of), rule),
  );
  return compared.map((one) => ({ ...one, against }));
}

function compareAll(
  before: readonly LoadBlocks[],
  now: readonly LoadBlocks[],
  inTurn: boolean,
  compare: Compare,
): LoadComparison[] {
  const pairs = before.flatMap((earlier) => pairOf(earlier, now) ?? []);
  const falseAlarm = falseAlarmOfGate / (figures.length * pairs.length);
  const comparable = pairs.filter((pair) => notComparable(pair, inTurn) === undefined);
  return pairs.flatMap((pair) => {
    const needs = notComparable(pair, inTurn);
    if (needs !== undefined) return [{ ...placeOf(pair), figure: 'all', answer: 'inconclusive', needs }];
    const beside = comparable.filter(({ later }) => later.profile === pair.later.profile);
    return compareFigures(pair, beside, falseAlarm, compare);
  });
}

/** The series of the same profile and region, the one with the most blocks. */
function pairOf(earlier: LoadBlocks, now: readonly LoadBlocks[]): Pair | undefined {
  const own = now.filter(({ profile, region }) => profile === earlier.profile && region === earlier.region);
  const [later] = own.toSorted((a, b) => b.blocks.length - a.blocks.length);
  return later && { earlier, later };
}

function compareFigures(
  pair: Pair,
  beside: readonly Pair[],
  falseAlarm: number,
  compare: Compare,
): LoadComparison[] {
  return figures.map(({ figure, of, worse, tolerance }) => {
    const compared = compare(pair, beside, of, { worse, tolerance, falseAlarm });
    const open = compared.answer === 'inconclusive';
    const needs = needsOf(compared.blocksNeeded, pair.later.profile);
    return { ...placeOf(pair), figure, ...compared, ...(open && { needs }) };
  });
}

function needsOf(blocks: number, profile: string): string {
  if (blocks <= mostBlocks) return `about ${blocks} blocks of each (load ${profile} --repeat ${blocks})`;
  return `a calmer machine, or both targets in turn (load ${profile} --against): as it is, ${blocks} blocks of each would tell`;
}

function placeOf({ earlier, later }: Pair): Pick<LoadComparison, 'profile' | 'region' | 'blocks'> {
  const { profile, region } = later;
  return { profile, region, blocks: [earlier.blocks.length, later.blocks.length] };
}

/** Why two series of blocks cannot be compared, as what it takes; undefined where they can. */
function notComparable({ earlier, later }: Pair, inTurn: boolean): string | undefined {
  const unlike = unlikeConditions(earlier.conditions, later.conditions);
  if (unlike.length > 0)
    return `the same conditions (${unlike.join('; ')}), or both targets in turn (load --against)`;
  const [before, now] = [earlier.blocks.length, later.blocks.length];
  if (inTurn && before !== now) return `as many blocks of each, got ${before} and ${now}`;
  if (Math.min(before, now) >= leastBlocks) return undefined;
  return `at least ${leastBlocks} usable blocks of each, got ${before} and ${now} (load ${later.profile} --repeat; 10 s or more, with a generator and a machine that keep up)`;
}
