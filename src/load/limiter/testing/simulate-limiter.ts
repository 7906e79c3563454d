/** A limiter as it is known from textbooks: says whether a call at this time passes. Times never go back. */
export type SimulatedLimiter = (atMs: number) => boolean;

export interface SimulatedKind {
  readonly kind: 'sliding' | 'fixed' | 'bucket';
  readonly ratePerSecond: number;
  /** Of windows. */
  readonly windowMs: number;
  /** Of buckets. */
  readonly burst: number;
}

export function simulateLimiter({ kind, ratePerSecond, windowMs, burst }: SimulatedKind): SimulatedLimiter {
  const passed: number[] = [];
  const perWindow = Math.round((ratePerSecond * windowMs) / 1000);
  if (kind === 'bucket') return leak(ratePerSecond / 1000, burst);
  const startOf = (atMs: number) =>
    kind === 'fixed' ? Math.floor(atMs / windowMs) * windowMs : atMs - windowMs + 1e-6;
  return (atMs) => {
    while ((passed[0] ?? Number.POSITIVE_INFINITY) < startOf(atMs)) passed.shift();
    if (passed.length >= perWindow) return false;
    passed.push(atMs);
    return true;
  };
}

/** The bucket the other way round: each call adds a drop, and what is in it runs out. */
function leak(ratePerMs: number, burst: number): SimulatedLimiter {
  let drops = 0;
  let lastMs = 0;
  return (atMs) => {
    drops = Math.max(0, drops - (atMs - lastMs) * ratePerMs);
    lastMs = atMs;
    if (drops + 1 > burst) return false;
    drops++;
    return true;
  };
}
