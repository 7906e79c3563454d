import { UserError } from '../../contract/user-error.ts';
import type { Target } from '../../target/types.ts';
import type { Profile } from '../profile.ts';

/** What a user may set instead of a profile's defaults. */
export interface LoadOverrides {
  /** Calls per second and region. */
  readonly ratePerSecond?: number;
  /** Of the measured part. */
  readonly durationMs?: number;
  /** Subscribers per call. */
  readonly batch?: number;
  /** How many times the profile runs, one time after the other. */
  readonly repeat?: number;
  readonly users?: 'fresh' | 'pool';
  /** Of the lead-in; 0 leaves it out. */
  readonly leadInMs?: number;
}

/** A profile's numbers for one target. */
export interface Settings {
  readonly ratePerSecond: number;
  readonly durationMs: number;
  readonly leadInMs: number;
  readonly batch: number;
  readonly users: 'fresh' | 'pool';
  /** The documented limit, or the one that the config gives, in calls per second. */
  readonly limitPerSecond: number;
}

/** Joins defaults, overrides and the target's limits. @throws UserError for a number that makes no sense */
export function settle(profile: Profile, overrides: LoadOverrides, target: Target): Settings {
  const { defaults } = profile;
  const limitPerSecond = target.limits.callsPerSecond;
  const settings = {
    ratePerSecond: overrides.ratePerSecond ?? Math.min(defaults.ratePerSecond, limitPerSecond),
    durationMs: overrides.durationMs ?? defaults.durationMs ?? 0,
    leadInMs: overrides.leadInMs ?? defaults.leadInMs,
    batch: overrides.batch ?? defaults.batch,
    users: overrides.users ?? (target.kind === 'mock' ? 'fresh' : 'pool'),
    limitPerSecond,
  };
  requireWhole('--rate', settings.ratePerSecond, 'calls per second and region');
  requireWhole('--batch', settings.batch, 'subscribers per call');
  if (overrides.repeat !== undefined) requireWhole('--repeat', overrides.repeat, 'times');
  return settings;
}

function requireWhole(subject: string, value: number, unit: string): void {
  if (Number.isSafeInteger(value) && value >= 1) return;
  throw new UserError(
    `${subject} must be a whole number of ${unit}, 1 or more, got ${value}; write for example ${subject} 100`,
  );
}
