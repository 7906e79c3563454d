import type { LoadBlocks } from '../../results/baseline/baseline.ts';
import {
  type Machine,
  randomFrom,
  type SyntheticBlock,
  syntheticBlocks,
  wandering,
} from '../../statistics/testing/synthetic-blocks.ts';
import { compareAgainst, compareLoad } from '../load/compare-load.ts';

/** What to try. */
export interface GateTrial {
  readonly machine: Machine;
  /** Pairs of runs. */
  readonly pairs: number;
  /** Blocks of a run; `asked`: as many as the rule asks for, from a baseline of 24. */
  readonly blocks: number | 'asked';
  /** Both services are loaded in turn, so that the machine does the same to both. */
  readonly inTurn?: boolean;
  /** By how much the later run is slower in one region: 1.1 is a tenth. */
  readonly slower: number;
  /** Traces of calls that blocks are drawn from. */
  readonly traces: number;
}

/** What came of it. */
export interface TriedGates {
  /** Shares of the pairs: the gate failed, could not decide, and found that region's p95 worse. */
  readonly missed: number;
  readonly inconclusive: number;
  readonly found: number;
  /** Blocks of a run, the median over the pairs. */
  readonly blocks: number;
}

const regions = ['china', 'singapore', 'seoul', 'frankfurt', 'silicon-valley', 'jakarta'] as const;
const firstBaseline = 24;
/** Nobody runs more: a pair that asks for them is tried with these. */
const mostBlocks = 120;

/** Whole gates over pairs of runs of six regions, the later one `slower` in the first region. */
export function tryGates({ machine, pairs, blocks, slower, traces, inTurn = false }: GateTrial): TriedGates {
  const random = randomFrom(20_261_123);
  const pool = syntheticBlocks(traces, random);
  const wander = (count: number) => wandering(machine, count, random);
  const load = (count: number, factor: number, speeds = wander(count)) =>
    loadOf(pool, speeds, factor, random);
  const tried = Array.from({ length: pairs }, () => {
    const count = blocks === 'asked' ? askedBy(load) : blocks;
    const speeds = wander(count);
    const compared = inTurn
      ? compareAgainst(load(count, 1, speeds), load(count, slower, speeds), 'other')
      : compareLoad(load(count, 1), load(count, slower));
    const answers = compared.map(({ answer }) => answer);
    const found = compared.some(
      ({ region, figure, answer }) => region === regions[0] && figure === 'p95' && answer === 'missed',
    );
    const failed = answers.includes('missed');
    return { count, found, failed, open: !failed && answers.includes('inconclusive') };
  });
  const share = (is: (one: (typeof tried)[number]) => boolean) => tried.filter(is).length / pairs;
  return {
    missed: share(({ failed }) => failed),
    inconclusive: share(({ open }) => open),
    found: share(({ found }) => found),
    blocks: tried.map(({ count }) => count).toSorted((a, b) => a - b)[Math.floor(pairs / 2)] ?? 0,
  };
}

/** The blocks that the rule asks for to judge p95, the most of all regions, after a first baseline is held against itself. */
function askedBy(load: (count: number, factor: number) => LoadBlocks[]): number {
  const first = load(firstBaseline, 1);
  const needed = compareLoad(first, first).flatMap(({ figure, blocksNeeded = 0 }) =>
    figure === 'p95' ? blocksNeeded : [],
  );
  return Math.min(mostBlocks, Math.max(...needed));
}

function loadOf(
  pool: readonly SyntheticBlock[],
  wander: readonly number[],
  factor: number,
  random: () => number,
): LoadBlocks[] {
  const draw = () => pool[Math.floor(random() * pool.length)] ?? { p95: 1, p99: 1 };
  return regions.map((region, index) => ({
    profile: 'throughput',
    operation: 'add_subscriber',
    region,
    runId: 'synthetic',
    conditions: {},
    blocks: wander.map((speed) => {
      const { p95, p99 } = draw();
      const times = index === 0 ? speed * factor : speed;
      return { p95: p95 * times, p99: p99 * times, acceptedPerSecond: 200 };
    }),
  }));
}
