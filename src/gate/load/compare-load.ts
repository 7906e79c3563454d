import type { LoadBlock, LoadBlocks } from '../../results/baseline/baseline.ts';
import type { LoadComparison } from '../../results/gate-result.ts';
import { type ComparisonRule, compareBlocks } from '../../statistics/compare-blocks.ts';
import { unlikeConditions } from './unlike-conditions.ts';

/** Less than these blocks have no spread that could be told from chance. */
const leastBlocks = 3;

/** How often a gate over an unchanged service may call a figure worse, over all of its comparisons, before the noise floor. */
const falseAlarmOfGate = 0.02;

/** What is compared, and the change that must not be missed. */
const figures = [
  { figure: 'p95', of: (block: LoadBlock) => block.p95, worse: 'higher', tolerance: 0.1 },
  { figure: 'p99', of: (block: LoadBlock) => block.p99, worse: 'higher', tolerance: 0.25 },
  {
    figure: 'accepted rate',
    of: (block: LoadBlock) => block.acceptedPerSecond,
    worse: 'lower',
    tolerance: 0.05,
  },
] as const;

/**
 * Holds the load of a run against that of the baseline, a region of a profile after the other. What only one of them
 * has is not compared.
 */
export function compareLoad(before: readonly LoadBlocks[], now: readonly LoadBlocks[]): LoadComparison[] {
  const pairs = before.flatMap((earlier) => {
    const own = now.filter(({ profile, region }) => profile === earlier.profile && region === earlier.region);
    const [later] = own.toSorted((a, b) => b.blocks.length - a.blocks.length);
    return later === undefined ? [] : [{ earlier, later }];
  });
  const falseAlarm = falseAlarmOfGate / (figures.length * pairs.length);
  return pairs.flatMap(({ earlier, later }) => {
    const open = notComparable(earlier, later);
    if (open !== undefined)
      return [{ ...placeOf(earlier, later), figure: 'all', answer: 'inconclusive', needs: open }];
    return compareFigures(earlier, later, falseAlarm);
  });
}

function compareFigures(earlier: LoadBlocks, later: LoadBlocks, falseAlarm: number): LoadComparison[] {
  return figures.map(({ figure, of, worse, tolerance }) => {
    const rule: ComparisonRule = { worse, tolerance, falseAlarm };
    const compared = compareBlocks(earlier.blocks.map(of), later.blocks.map(of), rule);
    const { blocksNeeded } = compared;
    const open = compared.answer === 'inconclusive';
    const needs = `about ${blocksNeeded} blocks in this run and in the baseline (load ${later.profile} --repeat ${blocksNeeded})`;
    return { ...placeOf(earlier, later), figure, ...compared, ...(open && { needs }) };
  });
}

function placeOf(
  earlier: LoadBlocks,
  later: LoadBlocks,
): Pick<LoadComparison, 'profile' | 'region' | 'blocks'> {
  const { profile, region } = later;
  return { profile, region, blocks: [earlier.blocks.length, later.blocks.length] };
}

/** Why two series of blocks cannot be compared, as what it takes; undefined where they can. */
function notComparable(earlier: LoadBlocks, later: LoadBlocks): string | undefined {
  const unlike = unlikeConditions(earlier.conditions, later.conditions);
  if (unlike.length > 0) return `a baseline under the same conditions (${unlike.join('; ')})`;
  const least = Math.min(earlier.blocks.length, later.blocks.length);
  if (least >= leastBlocks) return undefined;
  const which = earlier.blocks.length < leastBlocks ? 'the baseline' : 'this run';
  return `at least ${leastBlocks} blocks of 10 s or more, ${which} has ${least} (load ${later.profile} --repeat)`;
}
