import type { LoadBlock, LoadPhase } from '../../results/records/load-summary.ts';
import type { Interval } from '../../results/records/summary.ts';
import { meanInterval } from '../../statistics/mean-interval.ts';
import { blockMs } from './block-ms.ts';
import { latenciesOf } from './read-rows.ts';
import type { Row } from './sample-store.ts';

/** Fewer blocks make an interval that says nothing. */
const fewestBlocks = 3;

/** The whole blocks of a phase; a rest at the end that is shorter is left out. */
export function blocksOf(rows: readonly Row[], durationMs: number): LoadBlock[] | undefined {
  const blocks = Math.floor(durationMs / blockMs + 1e-9);
  if (blocks < 2) return undefined;
  return Array.from({ length: blocks }, (_, block) => ({
    startMs: block * blockMs,
    durationMs: blockMs,
    latencyMs: latenciesOf(rows.filter((row) => row.block === block)),
  }));
}

/** How well figures of accepted calls are known, from how they differ between blocks; nothing where blocks are few. */
export function intervalsOf(
  blocks: readonly LoadBlock[] = [],
): Pick<LoadPhase, 'intervalsMs' | 'acceptedIntervalPerSecond'> {
  const accepted = blocks.flatMap(({ latencyMs }) => (latencyMs.accepted ? [latencyMs.accepted] : []));
  if (accepted.length < fewestBlocks) return {};
  const interval = (name: 'p50' | 'p95' | 'p99') => intervalOf(accepted.map((block) => block[name]));
  return {
    intervalsMs: { p50: interval('p50'), p95: interval('p95'), p99: interval('p99') },
    acceptedIntervalPerSecond: intervalOf(blocks.map(acceptedPerSecond)),
  };
}

/** None of these figures is ever below 0. */
function intervalOf(values: readonly number[]): Interval {
  const [low, high] = meanInterval(values) ?? [0, 0];
  return [rounded(Math.max(0, low)), rounded(high)];
}

function acceptedPerSecond({ latencyMs, durationMs }: LoadBlock): number {
  return ((latencyMs.accepted?.count ?? 0) * 1000) / durationMs;
}

function rounded(number: number): number {
  return Math.round(number * 1000) / 1000;
}
