import { type Curves, countBefore, countUntil, type Group } from './curves.ts';
import type { TimedCall } from './types.ts';

/**
 * How full a limiter was, in calls, when it decided: at least, for each call that passed; at most, for each that was
 * limited. A limiter of a capacity explains the calls if the first are below it and the second are not.
 */
export interface FillLevels {
  readonly leastOfPassed: Float64Array;
  readonly mostOfLimited: Float64Array;
}

/** A level for a call: `least` from what passed for certain, `most` from what may have. */
export interface Levels {
  least(curves: Curves): (call: TimedCall) => number;
  most(curves: Curves): (call: TimedCall) => number;
}

/** The calls that passed within the last `windowMs`. */
export function slidingLevels(windowMs: number): Levels {
  return {
    least:
      ({ from, to }) =>
      ({ fromMs, toMs }) =>
        countBefore(to, fromMs) - countUntil(from, toMs - windowMs),
    most:
      ({ from, to }) =>
      ({ fromMs, toMs }) =>
        countUntil(from, toMs) - countUntil(to, fromMs - windowMs),
  };
}

/** The calls that passed since the window began, where one begins at `phaseMs` and every `windowMs` before and after. */
export function fixedLevels(windowMs: number, phaseMs: number): Levels {
  const startOf = (atMs: number) => phaseMs + Math.floor((atMs - phaseMs) / windowMs) * windowMs;
  return {
    least:
      ({ from, to }) =>
      ({ fromMs, toMs }) =>
        countBefore(to, fromMs) - countBefore(from, startOf(toMs)),
    most:
      ({ from, to }) =>
      ({ fromMs, toMs }) =>
        countUntil(from, toMs) - countBefore(to, startOf(fromMs)),
  };
}

/**
 * The tokens that are missing in a bucket that fills at `ratePerMs`: for any moment since which the bucket was never
 * full, what passed since less what flowed in; the moment at which that is most is the last at which it was full.
 */
export function bucketLevels(ratePerMs: number): Levels {
  return {
    least({ from, to }) {
      const best = highestSoFar(from, ratePerMs);
      return ({ fromMs, toMs }) => {
        const peak = best[countUntil(from, fromMs) - 1] ?? Number.NEGATIVE_INFINITY;
        return Math.max(0, countBefore(to, fromMs) + peak - ratePerMs * toMs);
      };
    },
    most({ from, to }) {
      const best = highestSoFar(to, ratePerMs);
      return ({ fromMs, toMs }) => {
        const ended = countBefore(to, fromMs);
        const peak = Math.max(best[ended - 1] ?? Number.NEGATIVE_INFINITY, ratePerMs * fromMs - ended);
        return Math.max(0, countUntil(from, toMs) + peak - ratePerMs * fromMs);
      };
    },
  };
}

/** For each of the ascending times, the highest `ratePerMs * time - index` up to it. */
function highestSoFar(times: Float64Array, ratePerMs: number): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  return times.map((atMs, index) => {
    highest = Math.max(highest, ratePerMs * atMs - index);
    return highest;
  });
}

/** The levels of all calls of all groups. */
export function levelsOf(groups: readonly Group[], levels: Levels): FillLevels {
  const least = groups.map(({ certain, passed }) => levelsIn(passed, levels.least(certain)));
  const most = groups.map(({ possible, limited }) => levelsIn(limited, levels.most(possible)));
  return { leastOfPassed: join(least), mostOfLimited: join(most) };
}

function levelsIn(calls: readonly TimedCall[], levelOf: (call: TimedCall) => number): Float64Array {
  const levels = new Float64Array(calls.length);
  for (let index = 0; index < calls.length; index++) levels[index] = levelOf(calls[index] as TimedCall);
  return levels;
}

function join(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
