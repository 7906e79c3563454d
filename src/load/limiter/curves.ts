import type { TimedCall } from './types.ts';

/**
 * What is known of the number of calls that had passed by some moment: not before it began is a call counted, and
 * at the latest when its answer was there.
 */
export interface Curves {
  /** Beginnings, ascending. */
  readonly from: Float64Array;
  /** Ends, ascending. */
  readonly to: Float64Array;
}

/** Calls that are counted together, ready to be asked under many assumptions. */
export interface Group {
  /** Calls that passed for certain. */
  readonly certain: Curves;
  /** Those that may have passed, too. */
  readonly possible: Curves;
  /** Calls that passed, and calls that were limited: what an assumption must explain. */
  readonly passed: readonly TimedCall[];
  readonly limited: readonly TimedCall[];
}

/** @param weighed which of the calls an assumption must explain; the others only count */
export function groupOf(calls: readonly TimedCall[], weighed: (call: TimedCall) => boolean): Group {
  const passed = calls.filter((call) => call.passed === true);
  return {
    certain: curvesOf(passed),
    possible: curvesOf(calls.filter((call) => call.passed !== false)),
    passed: passed.filter(weighed),
    limited: calls.filter((call) => call.passed === false && weighed(call)),
  };
}

function curvesOf(calls: readonly TimedCall[]): Curves {
  return {
    from: Float64Array.from(calls, ({ fromMs }) => fromMs).sort(),
    to: Float64Array.from(calls, ({ toMs }) => toMs).sort(),
  };
}

/** How many of the ascending times are before `atMs`. */
export function countBefore(times: Float64Array, atMs: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the ascending times are `atMs` or before. */
export function countUntil(times: Float64Array, atMs: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
