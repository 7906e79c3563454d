/** How the calls of a second are counted; the documentation gives a number and no kind. */
export type LimiterKind = 'fixed' | 'sliding' | 'bucket';

/** Says whether one more call is within the limit at this time (ms since epoch), and counts it if so. */
export type RateLimiter = (nowMs: number) => boolean;

/** How much a limiter lets through. */
export interface RateLimits {
  /** `Infinity` for no limit. */
  readonly callsPerSecond: number;
  /** 1,000 where absent. */
  readonly windowMs?: number;
  /** Of a bucket; as many as in one window where absent. */
  readonly burst?: number;
}

/**
 * A limiter of calls that are counted together.
 *
 * @param kind - `fixed`: calls within windows that follow one another on the clock; `sliding`: calls within the last
 *   window; `bucket`: `burst` tokens that fill up at the rate
 */
export function createRateLimiter(
  kind: LimiterKind,
  { callsPerSecond, windowMs = 1000, burst }: RateLimits,
): RateLimiter {
  if (callsPerSecond === Number.POSITIVE_INFINITY) return () => true;
  const callsPerWindow = (callsPerSecond * windowMs) / 1000;
  if (kind === 'bucket') return tokenBucket(callsPerSecond, burst ?? callsPerWindow);
  return kind === 'fixed' ? fixedWindow(callsPerWindow, windowMs) : slidingWindow(callsPerWindow, windowMs);
}

function fixedWindow(callsPerWindow: number, windowMs: number): RateLimiter {
  let window = Number.NaN;
  let count = 0;
  return (nowMs) => {
    const now = Math.floor(nowMs / windowMs);
    if (now !== window) {
      window = now;
      count = 0;
    }
    if (count >= callsPerWindow) return false;
    count++;
    return true;
  };
}

/** Keeps the times of the last accepted calls in a ring: the oldest must be a window old before one more fits. */
function slidingWindow(callsPerWindow: number, windowMs: number): RateLimiter {
  const times = new Float64Array(Math.max(1, Math.floor(callsPerWindow))).fill(Number.NEGATIVE_INFINITY);
  let next = 0;
  return (nowMs) => {
    if (callsPerWindow < 1 || nowMs - (times[next] ?? 0) < windowMs) return false;
    times[next] = nowMs;
    next = (next + 1) % times.length;
    return true;
  };
}

function tokenBucket(callsPerSecond: number, burst: number): RateLimiter {
  let tokens = burst;
  let filledAtMs = Number.NaN;
  return (nowMs) => {
    const passedMs = Number.isNaN(filledAtMs) ? 0 : Math.max(0, nowMs - filledAtMs);
    tokens = Math.min(burst, tokens + (passedMs * callsPerSecond) / 1000);
    filledAtMs = nowMs;
    if (tokens < 1) return false;
    tokens--;
    return true;
  };
}
