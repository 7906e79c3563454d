import type { LoadBlock, LoadPhase } from '../../results/load-summary.ts';
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

/** How well the percentiles of accepted calls are known, from how they differ between blocks. */
export function intervalsOf(blocks: readonly LoadBlock[] = []): LoadPhase['intervalsMs'] {
  const accepted = blocks.flatMap(({ latencyMs }) => (latencyMs.accepted ? [latencyMs.accepted] : []));
  if (accepted.length < fewestBlocks) return undefined;
  const interval = (name: 'p50' | 'p95' | 'p99') => {
    const [low, high] = meanInterval(accepted.map((block) => block[name])) ?? [0, 0];
    return [rounded(Math.max(0, low)), rounded(high)] as const;
  };
  return { p50: interval('p50'), p95: interval('p95'), p99: interval('p99') };
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
