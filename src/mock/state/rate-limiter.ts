/** How the calls of a second are counted; the documentation gives a number and no kind. */
export type LimiterKind = 'fixed' | 'sliding' | 'bucket';

/** Says whether one more call is within the limit at this time (ms since epoch), and counts it if so. */
export type RateLimiter = (nowMs: number) => boolean;

/** What one operation of one app is counted by. They are the same limiter unless a fault changes the limit. */
export interface Limiters {
  readonly promised: RateLimiter;
  readonly kept: RateLimiter;
}

const makers: Readonly<Record<LimiterKind, (callsPerSecond: number) => RateLimiter>> = {
  fixed: fixedWindow,
  sliding: slidingWindow,
  bucket: tokenBucket,
};

/**
 * A limiter of one operation of one app.
 *
 * @param kind - `fixed`: calls within one second of the clock; `sliding`: calls within the last 1,000 ms;
 *   `bucket`: `callsPerSecond` tokens that fill up at the same rate
 * @param callsPerSecond - `Infinity` for no limit
 */
export function createRateLimiter(kind: LimiterKind, callsPerSecond: number): RateLimiter {
  return callsPerSecond === Number.POSITIVE_INFINITY ? () => true : makers[kind](callsPerSecond);
}

function fixedWindow(callsPerSecond: number): RateLimiter {
  let second = Number.NaN;
  let count = 0;
  return (nowMs) => {
    const now = Math.floor(nowMs / 1000);
    if (now !== second) {
      second = now;
      count = 0;
    }
    if (count >= callsPerSecond) return false;
    count++;
    return true;
  };
}

/** Keeps the times of the last accepted calls in a ring: the oldest must be a second old before one more fits. */
function slidingWindow(callsPerSecond: number): RateLimiter {
  const times = new Float64Array(Math.max(1, Math.floor(callsPerSecond))).fill(Number.NEGATIVE_INFINITY);
  let next = 0;
  return (nowMs) => {
    if (callsPerSecond < 1 || nowMs - (times[next] ?? 0) < 1000) return false;
    times[next] = nowMs;
    next = (next + 1) % times.length;
    return true;
  };
}

function tokenBucket(callsPerSecond: number): RateLimiter {
  let tokens = callsPerSecond;
  let filledAtMs = Number.NaN;
  return (nowMs) => {
    const passedMs = Number.isNaN(filledAtMs) ? 0 : Math.max(0, nowMs - filledAtMs);
    tokens = Math.min(callsPerSecond, tokens + (passedMs * callsPerSecond) / 1000);
    filledAtMs = nowMs;
    if (tokens < 1) return false;
    tokens--;
    return true;
  };
}
