import { UserError } from '../../contract/user-error.ts';
import type { Target } from '../../target/types.ts';
import type { Profile } from '../profile.ts';
import type { LoadOverrides, Settings } from './settings.ts';
import { shareOf } from './steps.ts';

/** Joins defaults, overrides and the target's limits. @throws UserError for a number that makes no sense */
export function settle(profile: Profile, overrides: LoadOverrides, target: Target): Settings {
  const { defaults } = profile;
  const limitPerSecond = target.limits.callsPerSecond;
  const settings = {
    ratePerSecond: overrides.ratePerSecond ?? usualRate(profile, limitPerSecond),
    durationMs: overrides.durationMs ?? defaults.durationMs ?? 0,
    leadInMs: overrides.leadInMs ?? defaults.leadInMs,
    batch: overrides.batch ?? defaults.batch,
    users: overrides.users ?? (target.kind === 'mock' ? 'fresh' : 'pool'),
    limitPerSecond,
  };
  requireRate(settings.ratePerSecond);
  requireWhole('--batch', settings.batch, 'subscribers per call');
  if (overrides.repeat !== undefined) requireWhole('--repeat', overrides.repeat, 'times');
  return settings;
}

function usualRate({ defaults }: Profile, limitPerSecond: number): number {
  const { ratePerSecond = limitPerSecond, percentOfLimit } = defaults;
  if (percentOfLimit !== undefined) return shareOf(percentOfLimit, limitPerSecond);
  return Math.min(ratePerSecond, limitPerSecond);
}

/** Finer than that k6 is not told. */
function requireRate(ratePerSecond: number): void {
  const hundredths = 100 * ratePerSecond;
  if (ratePerSecond >= 1 && Math.abs(hundredths - Math.round(hundredths)) < 1e-6) return;
  throw new UserError(
    `--rate must be a number of calls per second and region, 1 or more, with at most two decimals, got ${ratePerSecond}; write for example --rate 100`,
  );
}

function requireWhole(subject: string, value: number, unit: string): void {
  if (Number.isSafeInteger(value) && value >= 1) return;
  throw new UserError(
    `${subject} must be a whole number of ${unit}, 1 or more, got ${value}; write for example ${subject} 100`,
  );
}
