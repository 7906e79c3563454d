import type { TimedCall } from './types.ts';

/** A stretch of time in which calls were limited and none passed. */
export interface Silence {
  /** At least so long, in ms. */
  readonly lastedMs: number;
  /** Calls that were limited in it. */
  readonly limited: number;
}

/** The longest stretch in which no call passed for certain, though some were sent; 0 ms where there is none. */
export function longestSilence(calls: readonly TimedCall[]): Silence {
  const decided = calls.filter(({ passed }) => passed !== undefined).toSorted((a, b) => a.toMs - b.toMs);
  let longest: Silence = { lastedMs: 0, limited: 0 };
  let first: TimedCall | undefined;
  let limited = 0;
  for (const call of decided) {
    if (call.passed) {
      first = undefined;
      limited = 0;
      continue;
    }
    first ??= call;
    limited++;
    const lastedMs = Math.max(0, call.fromMs - first.toMs);
    if (lastedMs > longest.lastedMs) longest = { lastedMs, limited };
  }
  return longest;
}
