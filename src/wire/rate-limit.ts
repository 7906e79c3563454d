/** Times of sending that keep a rate. All times are ms of one monotonic clock. */
export interface RateLimit {
  /**
   * The earliest time, from `nowMs` on, at which so many calls may be sent at once; one unless given. Several leave
   * closer together than the spacing wants, and what follows makes up for it; the window is kept all the same.
   *
   * @throws RangeError for more calls than a window holds
   */
  readyAtMs(nowMs: number, calls?: number): number;
  /** Says that a call is sent at `nowMs`. */
  take(nowMs: number): void;
}

/** Where calls may be closer than a clock can tell, there is nothing to keep. */
const unlimitedPerSecond = 1e6;

/**
 * Keeps a rate in two ways at once: no window of one second, wherever it begins, holds more than `ratePerSecond` calls
 * (below 1 per second: calls are that far apart), and within it calls are evenly spaced but for a small burst.
 *
 * @param ratePerSecond above 0; a fraction is kept by spacing, the window then holds the next smaller whole number
 * @param burst calls that may follow one another without spacing, at least 1
 */
export function rateLimit(ratePerSecond: number, burst: number): RateLimit {
  if (ratePerSecond >= unlimitedPerSecond) return { readyAtMs: (nowMs) => nowMs, take: () => {} };
  const spacingMs = 1000 / ratePerSecond;
  const perWindow = Math.max(1, Math.floor(ratePerSecond));
  const windowMs = Math.max(1000, spacingMs);
  const sentMs: number[] = [];
  let oldest = 0;
  let evenMs = Number.NEGATIVE_INFINITY;
  return {
    readyAtMs(nowMs, calls = 1) {
      if (calls > perWindow)
        throw new RangeError(`calls at once must be at most ${perWindow}, as a window holds, got ${calls}`);
      const leaving = sentMs.length + calls - perWindow;
      const first = sentMs.length === perWindow ? oldest : 0;
      const lastLeaving = leaving > 0 ? sentMs[(first + leaving - 1) % perWindow] : undefined;
      const freeMs = lastLeaving === undefined ? nowMs : lastLeaving + windowMs;
      return Math.max(nowMs, freeMs, evenMs - (burst - 1) * spacingMs);
    },
    take(nowMs) {
      sentMs[oldest] = nowMs;
      oldest = (oldest + 1) % perWindow;
      evenMs = Math.max(evenMs, nowMs) + spacingMs;
    },
  };
}
