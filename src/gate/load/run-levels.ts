import type { LoadBlock, LoadBlocks } from '../../results/baseline/baseline.ts';
import { locate } from '../../statistics/location.ts';
import { figures } from './figures.ts';
import { unlikeConditions } from './unlike-conditions.ts';

/** So many earlier runs are remembered. */
const mostRuns = 10;

/**
 * What a baseline remembers of earlier runs when another one takes its place: their levels, and that of the last one.
 * Nothing where the conditions are others, or where a figure changed by as much as matters: then it is another service.
 *
 * @param before blocks of the same profile and region, at least one
 */
export function rememberLevels(now: LoadBlocks, before: LoadBlocks | undefined): LoadBlocks {
  if (before === undefined || before.runId === now.runId) return now;
  const alike = unlikeConditions(before.conditions, now.conditions).length === 0;
  const [level, other] = [levelOf(before.blocks), levelOf(now.blocks)];
  const changed = figures.some(
    ({ of, tolerance }) => Math.abs(Math.log(of(other) / of(level))) > Math.log1p(tolerance),
  );
  if (!alike || changed) return now;
  return { ...now, earlier: [...(before.earlier ?? []), level].slice(-mostRuns) };
}

/** The middle of some blocks, a figure at a time. */
export function levelOf(blocks: readonly LoadBlock[]): LoadBlock {
  const [p95, p99, acceptedPerSecond] = figures.map(({ of }) =>
    Math.exp(locate(blocks.map((block) => Math.log(of(block)))).value),
  );
  return { p95: p95 ?? 0, p99: p99 ?? 0, acceptedPerSecond: acceptedPerSecond ?? 0 };
}
