import { countUntil, type Group } from './curves.ts';

/** While calls are limited at least so often, in ms, a bucket is empty all the time. */
const gapsMs = [20, 50, 100, 250] as const;

/** Rates close by, since a stretch may begin or end with a call more. */
const shares = [0, -0.0025, 0.0025, -0.005, 0.005, -0.01, 0.01] as const;

/**
 * The rates at which calls passed, per second, in the longest stretches in which others were limited all the time:
 * what passes an empty bucket is what flows into it.
 */
export function saturatedRates({ limited, certain }: Group): number[] {
  const times = limited.map(({ fromMs, toMs }) => (fromMs + toMs) / 2).sort((a, b) => a - b);
  return gapsMs.flatMap((gapMs) => {
    const [fromMs, toMs] = longestStretch(times, gapMs);
    const passed = countUntil(certain.from, toMs) - countUntil(certain.from, fromMs);
    if (passed === 0) return [];
    return shares.map((share) => ((passed * 1000) / (toMs - fromMs)) * (1 + share));
  });
}

/** The longest time in which no two neighbours are further apart than that. */
function longestStretch(times: readonly number[], gapMs: number): readonly [fromMs: number, toMs: number] {
  let longest: readonly [number, number] = [0, 0];
  let start = times[0] ?? 0;
  for (const [index, atMs] of times.entries()) {
    if (atMs - (times[index - 1] ?? atMs) > gapMs) start = atMs;
    if (atMs - start > longest[1] - longest[0]) longest = [start, atMs];
  }
  return longest;
}
