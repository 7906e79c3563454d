/** Windows shorter than this say little of a rate. */
const shortestMs = 10_000;

/**
 * By how much calls exceed a rate in the worst window of 10 s or more, wherever it begins and ends: 1.02 means 2 % above.
 * A window begins with a call, which does not count: at 1 call/s there are 11 in 10 s, the first and the last included.
 *
 * @param atMs when each was sent, in any order
 * @param stalledMs how much later than it should a call may have been seen within a window that begins and ends there
 */
export function mostAboveRate(
  atMs: readonly number[],
  ratePerSecond: number,
  stalledMs: (fromMs: number, toMs: number) => number = () => 0,
): number {
  const sorted = [...atMs].sort((a, b) => a - b);
  let most = 0;
  for (const [first, fromMs] of sorted.entries()) {
    // Only windows that end with a call can be the fullest of their length.
    for (let last = sorted.length - 1; last > first; last -= 1) {
      const toMs = sorted[last] as number;
      const lengthMs = Math.max(shortestMs, toMs - fromMs) + stalledMs(fromMs, toMs);
      most = Math.max(most, (last - first) / ((ratePerSecond * lengthMs) / 1000));
      if (toMs - fromMs < shortestMs) break;
    }
  }
  return most;
}
