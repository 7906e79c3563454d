import type { LoadPhase, Slope } from '../../results/records/load-summary.ts';
import { theilSen } from '../../statistics/theil-sen.ts';
import type { Row } from './sample-store.ts';

/** Stretches of a phase in which the median of each size is taken: enough for an interval, few enough to compare all. */
export const stretches = 40;

/**
 * How the time of an accepted call depends on its size, over all sizes and over each half of them.
 *
 * @param rows median by size and stretch
 */
export function sizeSlopeOf(rows: readonly Row[]): LoadPhase['sizeSlope'] {
  const points = rows.map((row) => [Number(row.size), Number(row.p50)] as const);
  const half = Math.max(0, ...points.map(([size]) => size)) / 2;
  const all = slopeOf(points);
  const small = slopeOf(points.filter(([size]) => size <= half));
  const large = slopeOf(points.filter(([size]) => size >= half));
  return all && small && large && { all, small, large };
}

function slopeOf(points: readonly (readonly [x: number, y: number])[]): Slope | undefined {
  const trend = theilSen(points);
  return trend && { slope: trend.slope, interval: trend.interval };
}
