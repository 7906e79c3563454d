import type { Contract } from '../../contract/types.ts';
import { lackingPermission } from '../../target/permission.ts';
import type { Target } from '../../target/types.ts';
import { type PlannedProfile, planRun } from '../plan-profiles.ts';
import type { CapacityPlan } from './capacity-options.ts';
import type { TrialToMake } from './next-step.ts';
import { trialLengthMs } from './trial-length.ts';

/** A trial, before anything is sent. */
export interface PlannedTrial extends PlannedProfile {
  /** Writing calls of it, those on accounts included. */
  readonly writeCalls: number;
}

/** A trial is this profile without its lead-in, at a rate and for a time of its own. */
const profileName = 'throughput';

/** Its goals that say something at any rate: what was accepted must be right and really added. */
const figures: ReadonlySet<string> = new Set(['breaches', 'readBackDifference', 'notAdded']);

/** Plans a trial. @throws UserError where the target has no fresh users */
export function planTrial(
  trial: TrialToMake,
  { batch, confirmMs }: CapacityPlan,
  target: Target,
  contract: Contract,
  number: number,
): PlannedTrial {
  const { ratePerSecond } = trial;
  const durationMs = trialLengthMs(trial, confirmMs);
  const overrides = { ratePerSecond, durationMs, batch, users: 'fresh', leadInMs: 0 } as const;
  const [plan] = planRun([profileName], overrides, unlimited(target), contract) as [PlannedProfile];
  return {
    ...plan,
    profile: { ...plan.profile, goals: plan.profile.goals.filter(({ figure }) => figures.has(figure)) },
    place: `load/capacity/trial-${number}`,
    writeCalls: plan.work.calls + 2 * plan.work.accounts.length,
  };
}

/** Whole runs are permitted, not trials: {@link lacking} counts all of them. */
function unlimited(target: Target): Target {
  const none = Number.POSITIVE_INFINITY;
  return { ...target, allow: { ...target.allow, maxWrites: none, maxAccounts: none } };
}

/**
 * What a trial needs that the target does not permit, as one line.
 *
 * @param spentCalls writing calls of the trials before
 */
export function lacking(
  { settings, work, writeCalls }: PlannedTrial,
  target: Target,
  spentCalls: number,
): string | undefined {
  return lackingPermission(target, 'the search for the capacity', {
    writes: true,
    load: true,
    ratePerSecond: settings.ratePerSecond,
    writeCalls: spentCalls + writeCalls,
    accounts: work.accounts.length,
  });
}
