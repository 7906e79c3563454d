import type { ShownByLoad } from './fault.ts';

/** A documented rate that any machine can send, in calls per second. */
const limits = { callsPerSecond: 20 };

/** The throughput profile at the documented rate, for a few seconds. */
export const atTheRate: Omit<ShownByLoad, 'goal'> = {
  profile: 'throughput',
  limits,
  overrides: { ratePerSecond: 20, durationMs: 3_000, leadInMs: 1_000 },
};

/** The same, three times as fast as the rate. */
export const aboveTheRate: Omit<ShownByLoad, 'goal'> = {
  profile: 'throughput',
  limits,
  overrides: { ratePerSecond: 60, durationMs: 2_000, leadInMs: 0 },
};

/** The same for as long as it takes to say that a rate is sustained. */
export const farAboveTheRate: Omit<ShownByLoad, 'goal'> = {
  ...aboveTheRate,
  overrides: { ratePerSecond: 60, durationMs: 10_000, leadInMs: 0 },
};
