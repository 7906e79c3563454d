import type { ShownByLoad } from '../fault.ts';

/** A documented rate that any machine can send, in calls per second. */
const limits = { callsPerSecond: 20 };

/** The throughput profile at the documented rate, for a few seconds. */
export const atTheRate: Omit<ShownByLoad, 'goal'> = {
  profile: 'throughput',
  limits,
  overrides: { ratePerSecond: 20, durationMs: 3_000, leadInMs: 1_000 },
};

/** The same for long enough that one call in a hundred is hit. */
export const longAtTheRate: Omit<ShownByLoad, 'goal'> = {
  ...atTheRate,
  overrides: { ratePerSecond: 20, durationMs: 8_000, leadInMs: 0 },
};

/** Three times the rate, and half of it afterwards. */
export const overTheLimit: Omit<ShownByLoad, 'goal'> = {
  profile: 'over-limit',
  limits,
  overrides: { ratePerSecond: 60, durationMs: 3_000, leadInMs: 2_000, limiterTrial: false },
};

/** Batches of every size in turn. */
export const everySize: Omit<ShownByLoad, 'goal'> = {
  profile: 'batch',
  limits,
  overrides: { ratePerSecond: 18, durationMs: 6_000 },
};

/** Below the rate for as long as a number of stalls takes. */
export const forAWhile: Omit<ShownByLoad, 'goal'> = {
  profile: 'soak',
  limits,
  overrides: { ratePerSecond: 15, durationMs: 10_000 },
};

/** The same for as long as it takes to see a trend. */
export const forLong: Omit<ShownByLoad, 'goal'> = {
  ...forAWhile,
  overrides: { ratePerSecond: 15, durationMs: 50_000 },
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
