import type { TimedCall } from './types.ts';

/** The most calls that passed in some stretch of time, whichever it is, beyond those that a rate gives for it. */
export function mostInExcess(calls: readonly TimedCall[], perSecond: number): number {
  const passedMs = calls
    .flatMap(({ passed, fromMs }) => (passed === true ? [fromMs] : []))
    .sort((a, b) => a - b);
  let excess = 0;
  let most = 0;
  let lastMs = passedMs[0] ?? 0;
  for (const atMs of passedMs) {
    excess = Math.max(0, excess - ((atMs - lastMs) * perSecond) / 1000) + 1;
    most = Math.max(most, excess);
    lastMs = atMs;
  }
  return most;
}
