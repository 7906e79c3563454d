import type { LoadSecond } from '../../results/records/load-summary.ts';
import { theilSen } from '../../statistics/theil-sen.ts';
import { blockMs } from '../measuring/block-ms.ts';
import { measuredPhases, type RegionFacts } from './facts.ts';
import { countOf, type Figure, measured, notMeasured, short } from './figure.ts';

const msPerHour = 3_600_000;

/** Fewer blocks say nothing about a trend. */
const fewestBlocks = 5;

/** How long a phase must last for a trend to be visible. */
export const trendMs = fewestBlocks * blockMs;

/** What a change is compared with at least: of a faster service a share would be less than can be measured, in ms. */
const leastBaseMs = 50;

/** Fewer calls, or a smaller share of a second, that are held up are no stall. */
const fewestHeld = 3;
const leastShareHeld = 0.1;

/** A standstill of the generator this long makes its calls look slow, in ms. */
const standstillMs = 50;

/** Below this slope, in ms per user, time does not depend on the number of users as far as can be measured. */
const leastSlope = 0.05;

/** Figures about how the time for an answer changes. */
export const changeFigures = {
  /**
   * By how much half of the accepted calls became slower at least, from the start of a measured phase to its end, in
   * percent: the lower bound of the 95 % interval of the trend of the medians of blocks.
   */
  driftPercent: (facts: RegionFacts): Figure => {
    const [phase] = measuredPhases(facts);
    const points = (phase?.blocks ?? []).flatMap(({ startMs, durationMs, latencyMs }) =>
      latencyMs.accepted === undefined ? [] : [[startMs + durationMs / 2, latencyMs.accepted.p50] as const],
    );
    const trend = theilSen(points);
    const usual = phase?.latencyMs.accepted?.p50;
    if (phase === undefined || trend === undefined || usual === undefined || points.length < fewestBlocks)
      return notMeasured(
        `a trend takes ${fewestBlocks} blocks of 10 s with accepted calls, there were ${points.length}`,
      );
    const [low, high] = trend.interval.map((slope) => slope * msPerHour) as [number, number];
    const growthMs = Math.max(0, trend.interval[0]) * phase.durationMs;
    const drift = `${short(trend.slope * msPerHour)} ms per hour (95 %: ${short(low)} to ${short(high)}, p ${short(trend.pValue, 3)})`;
    return measured((100 * growthMs) / Math.max(usual, leastBaseMs), `drift of the median ${drift}`);
  },

  /**
   * Seconds, in percent, in which many accepted calls were held up though the generator was not. One second is no
   * stall.
   */
  stalledPercent: (facts: RegionFacts): Figure => {
    const phases = measuredPhases(facts);
    const seconds = phases.flatMap((phase) => phase.seconds);
    const stalled = phases.flatMap((phase) => phase.seconds.filter(isStalled));
    const percent = (100 * Math.max(0, stalled.length - 1)) / seconds.length;
    const where = stalled
      .slice(0, 5)
      .map(({ second }) => second)
      .join(', ');
    const at = stalled.length === 0 ? '' : ` (second ${where}${stalled.length > 5 ? ', ...' : ''})`;
    return measured(percent, `${countOf(stalled.length, seconds.length, 'second')} stalled${at}`);
  },

  /**
   * By how many ms half of the accepted calls were slower than in the first phase after the warm-up, in the phase
   * where it was most. Refusals, which may be quick, are no part of it.
   */
  slowerThanFirstMs: (facts: RegionFacts): Figure => {
    const first = facts.phases.find(({ phase }) => phase !== 'warm-up');
    const usual = first?.latencyMs.accepted?.p50;
    if (first === undefined || usual === undefined) return notMeasured('no call was accepted before');
    const slower = measuredPhases(facts)
      .flatMap(({ phase, latencyMs }) => (latencyMs.accepted ? [{ phase, p50: latencyMs.accepted.p50 }] : []))
      .toSorted((a, b) => b.p50 - a.p50)[0];
    if (slower === undefined) return measured(0, 'no call accepted');
    const times = `p50 ${short(slower.p50, 1)} ms in ${slower.phase}, ${short(usual, 1)} ms in ${first.phase}`;
    return measured(slower.p50 - usual, times);
  },

  /**
   * How many times more a further user costs in a large batch than in a small one: 1 where time grows evenly, about 3
   * where it grows with the square. The most careful of what the intervals of the two slopes allow.
   */
  batchCurvature: (facts: RegionFacts): Figure => {
    const slope = measuredPhases(facts).find(({ sizeSlope }) => sizeSlope !== undefined)?.sizeSlope;
    if (slope === undefined) return notMeasured('too few calls of different sizes were accepted');
    const { all, small, large } = slope;
    const least = large.interval[0] / Math.max(leastSlope, small.interval[1]);
    const shown = [all.interval[0], all.interval[1]].map((bound) => short(bound, 3)).join(' to ');
    return measured(
      Math.max(0, least),
      `${short(all.slope, 3)} ms more per user (95 %: ${shown}), ${short(small.slope, 3)} in small and ${short(large.slope, 3)} in large batches`,
    );
  },
} as const;

function isStalled({ slow = 0, accepted, lagMs }: LoadSecond): boolean {
  const many = slow >= fewestHeld && slow >= leastShareHeld * accepted;
  return many && (lagMs?.max ?? 0) < standstillMs;
}
