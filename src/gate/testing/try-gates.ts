import type { LoadBlocks } from '../../results/baseline/baseline.ts';
import type { LoadComparison } from '../../results/records/gate-result.ts';
import {
  type Machine,
  randomFrom,
  type SyntheticBlock,
  speeds,
} from '../../statistics/testing/synthetic-blocks.ts';
import { compareAgainst, compareLoad, mostBlocks } from '../load/compare-load.ts';
import { levelOf } from '../load/run-levels.ts';

/** What to try. */
export interface GateTrial {
  readonly machine: Machine;
  /** Pairs of runs. */
  readonly pairs: number;
  /**
   * Blocks of a run. `asked`: what the rule asks for is done. A baseline is held against itself; a pair of as many blocks
   * as that asks for is tried, with more where it cannot decide, and in turn where the rule says so.
   */
  readonly blocks: number | 'asked';
  /** Both services are loaded in turn, so that the machine does the same to both. */
  readonly inTurn?: boolean;
  /** By how much the later run is slower in one region: 1.1 is a tenth. */
  readonly slower: number;
  /** Blocks of a service on a machine that never changes, of which those of the pairs are drawn. */
  readonly pool: readonly SyntheticBlock[];
  /** Regions side by side; all six where absent. */
  readonly regions?: number;
  /** Runs of the unchanged service that were accepted before the baseline; 0 where absent. */
  readonly accepted?: number;
}

/** What came of it. */
export interface TriedGates {
  /** Shares of the pairs: the gate failed, could not decide, and found that region's p95 worse. */
  readonly missed: number;
  readonly inconclusive: number;
  readonly found: number;
  /** Share of the pairs that were loaded in turn, because the rule asked for it. */
  readonly toldInTurn: number;
  /** Blocks of a run, the median over the pairs that were not. */
  readonly blocks: number;
}

const regions = ['china', 'singapore', 'seoul', 'frankfurt', 'silicon-valley', 'jakarta'] as const;
const firstBaseline = 24;
/** What `load --against` does where nobody says how many. */
const firstInTurn = 10;
/** How often somebody comes back with more blocks. */
const patience = 3;

/** What was compared in the end, and with how many blocks of each. */
interface Tried {
  readonly compared: readonly LoadComparison[];
  readonly count: number;
  readonly inTurn: boolean;
}

/** Makes a pair of runs and compares them. */
type Pairs = (count: number, inTurn: boolean) => readonly LoadComparison[];

/** Whole gates over pairs of runs of some regions, the later one `slower` in the first region. */
export function tryGates(trial: GateTrial): TriedGates {
  const { pairs, blocks, inTurn = false } = trial;
  const compare = pairsOf(trial);
  const tried = Array.from({ length: pairs }, (): Tried => {
    if (blocks === 'asked') return doAsAsked(compare, inTurn);
    return { compared: compare(blocks, inTurn), count: blocks, inTurn };
  });
  const share = (is: (one: Tried) => boolean) => tried.filter(is).length / pairs;
  const counts = tried.filter((one) => one.inTurn === inTurn).map(({ count }) => count);
  return {
    missed: share(({ compared }) => has(compared, 'missed')),
    inconclusive: share(({ compared }) => !has(compared, 'missed') && has(compared, 'inconclusive')),
    found: share(({ compared }) => isFound(compared)),
    toldInTurn: share((one) => one.inTurn && !inTurn),
    blocks: counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0,
  };
}

function pairsOf(trial: GateTrial): Pairs {
  const { machine, slower, pool, regions: many = regions.length, accepted = 0 } = trial;
  const random = randomFrom(20_261_123);
  const draw = (count: number) => speeds(machine, count, random);
  return (count, inTurn) => {
    const before = draw(count);
    const now = inTurn ? before : draw(count);
    const levels = Array.from({ length: accepted }, () => loadOf(pool, draw(count), 1, random));
    const [earlier, later] = [loadOf(pool, before, 1, random), loadOf(pool, now, slower, random)];
    const remembered = earlier.map((one, index) => ({
      ...one,
      earlier: levels.map((run) => levelOf(run[index]?.blocks ?? [])),
    }));
    const [own, other] = [later.slice(0, many), remembered.slice(0, many)];
    return inTurn ? compareAgainst(other, own, 'other') : compareLoad(other, own);
  };
}

function doAsAsked(compare: Pairs, inTurn: boolean): Tried {
  let count = inTurn ? firstInTurn : askedIn(compare(firstBaseline, false).filter(isP95));
  for (let turn = 1; count <= mostBlocks; turn++) {
    const compared = compare(count, inTurn);
    const open = compared.filter(({ answer }) => answer === 'inconclusive');
    if (has(compared, 'missed') || open.length === 0 || turn === patience) return { compared, count, inTurn };
    count = Math.max(count + 1, askedIn(open));
  }
  return inTurn
    ? { compared: compare(mostBlocks, true), count: mostBlocks, inTurn }
    : doAsAsked(compare, true);
}

function askedIn(compared: readonly LoadComparison[]): number {
  return Math.max(...compared.map(({ blocksNeeded = 0 }) => blocksNeeded));
}

function has(compared: readonly LoadComparison[], sought: LoadComparison['answer']): boolean {
  return compared.some(({ answer }) => answer === sought);
}

function isP95({ figure }: LoadComparison): boolean {
  return figure === 'p95';
}

function isFound(compared: readonly LoadComparison[]): boolean {
  return compared.some((one) => one.region === regions[0] && isP95(one) && one.answer === 'missed');
}

function loadOf(
  pool: readonly SyntheticBlock[],
  machine: readonly number[],
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
    blocks: machine.map((speed) => {
      const { p95, p99 } = draw();
      const times = index === 0 ? speed * factor : speed;
      return { p95: p95 * times, p99: p99 * times, acceptedPerSecond: 200 };
    }),
  }));
}
