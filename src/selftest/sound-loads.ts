import type { ShownByLoad } from '../mock/faults/fault.ts';
import type { MockOptions } from '../mock/types.ts';

/** A profile on a service that keeps every promise: whatever it does otherwise, no goal may blame it. */
export interface SoundLoad extends Omit<ShownByLoad, 'goal'>, Pick<MockOptions, 'faults' | 'policy'> {
  readonly name: string;
  /** What the service does, in one sentence. */
  readonly says: string;
}

const limits = { callsPerSecond: 20, accountsPerSubscriber: 5 };

/** Three times the rate for as long as it takes to say that it is sustained, and half of it afterwards. */
const over = {
  profile: 'over-limit',
  limits,
  overrides: { ratePerSecond: 60, durationMs: 10_000, leadInMs: 1_000, limiterTrial: false as const },
};

const calm = { limits, overrides: { ratePerSecond: 15, durationMs: 8_000 } };

/** What is tried beside the faults. */
export const soundLoads: readonly SoundLoad[] = [
  ...(['fixed', 'sliding', 'bucket'] as const).map((kind) => ({
    ...over,
    name: `sound-over-limit-${kind}`,
    says: `Calls above the rate are refused, counted by a ${kind} window.`.replace('bucket window', 'bucket'),
    policy: { 'window-of-the-rate': kind },
  })),
  {
    ...calm,
    name: 'sound-soak',
    says: 'Now and then one answer takes long.',
    profile: 'soak',
    faults: ['stalls'],
  },
  {
    limits,
    name: 'sound-spike',
    says: 'Every answer takes a little longer.',
    profile: 'spike',
    overrides: { ratePerSecond: 20, durationMs: 5_000 },
    faults: ['slow'],
  },
  { ...calm, name: 'sound-batch', says: 'Every batch is answered as documented.', profile: 'batch' },
  { ...calm, name: 'sound-errors', says: 'Failing calls are refused as documented.', profile: 'errors' },
  {
    ...calm,
    name: 'sound-mixed',
    says: 'Who was added is listed a tenth of a second later.',
    profile: 'mixed',
    faults: ['lags'],
  },
  {
    ...calm,
    name: 'sound-mixed-other-request',
    says: 'Of the two requests to remove users the second alone is served.',
    profile: 'mixed',
    policy: { 'delete-request-shape': 'table-only' },
  },
  { limits, name: 'sound-limits', says: 'Every place is taken, and none twice.', profile: 'limits' },
];
