import { randomBytes } from 'node:crypto';
import type { TrialPlan } from '../../load/limiter/trial-plan.ts';
import type { Contract } from '../contract/types.ts';
import { UserError } from '../contract/user-error.ts';
import { lackingPermission } from '../target/permission.ts';
import type { Target } from '../target/types.ts';
import { importingCalls } from './imported-users.ts';
import { callsOfTrial, lengthOfTrialMs, planTrial } from './limiter/plan-trial.ts';
import { planBatches } from './planning/plan-batches.ts';
import { planRaces } from './planning/plan-races.ts';
import type { LoadOverrides, Settings } from './planning/settings.ts';
import { settle } from './planning/settle.ts';
import { stepsOf } from './planning/steps.ts';
import type { Work } from './planning/work.ts';
import { type Profile, readProfile } from './profile.ts';
import { endingCalls } from './subscriptions.ts';

/** One run of a profile, before anything is sent. */
export interface PlannedProfile {
  readonly profile: Profile;
  readonly settings: Settings;
  readonly work: Work;
  /** The same work for a contract in which another request is the usual one. */
  readonly workFor: (contract: Contract) => Work;
  /** What finds out afterwards what kind of limiter answers, if the profile asks for it. */
  readonly trial?: TrialPlan;
  /** Its place in the run folder: `load/throughput`, of a second run of it `load/throughput-2`. */
  readonly place: string;
}

/** A plan for people. */
export interface ProfilePlan {
  readonly profile: string;
  readonly ratePerSecond: number;
  /** Of each region, all phases together. */
  readonly calls: number;
  readonly accounts: number;
  readonly seconds: number;
  /** All of it in one line. */
  readonly says: string;
}

const planners = { batches: planBatches, races: planRaces } as const;

/**
 * Plans profiles one after the other.
 *
 * @throws UserError for an unknown profile, a number that makes no sense, users that are not there, and for more
 *   than the target permits: nothing has been sent then
 */
export function planRun(
  names: readonly string[],
  overrides: LoadOverrides,
  target: Target,
  contract: Contract,
): PlannedProfile[] {
  const planned = names.map(readProfile).flatMap((profile) => {
    const settings = settle(profile, overrides, target);
    const steps = stepsOf(settings, overrides.ratePerSecond !== undefined, profile.phases);
    return Array.from({ length: overrides.repeat ?? 1 }, (_, turn) => {
      const shared = { profile, settings, steps, target, userPrefix: newUserPrefix() };
      const workFor = (own: Contract) => planners[profile.workload]({ ...shared, contract: own });
      const tried = profile.limiterTrial === true && overrides.limiterTrial !== false;
      const trial = tried ? { trial: trialFor(settings, target) } : {};
      const place = `load/${profile.name}${turn === 0 ? '' : `-${turn + 1}`}`;
      return { profile, settings, work: workFor(contract), workFor, ...trial, place };
    });
  });
  requirePermission(planned, target);
  return planned;
}

/** The same for people, and for a check before anything else is done. Throws as {@link planRun} does. */
export function planProfiles(
  names: readonly string[],
  overrides: LoadOverrides,
  target: Target,
  contract: Contract,
): ProfilePlan[] {
  return planRun(names, overrides, target, contract).map((planned) =>
    sayPlan(planned, target.regions.length),
  );
}

/** A burst is short where few calls follow one another on a connection; answers from far away take their time. */
const callsPerConnection = { mock: 8, live: 3 } as const;

function trialFor({ limitPerSecond }: Settings, { kind, allow }: Target): TrialPlan {
  return planTrial({
    limitPerSecond,
    maxPerSecond: allow.maxRatePerSecond,
    callsPerConnection: callsPerConnection[kind],
  });
}

function sayPlan(planned: PlannedProfile, regions: number): ProfilePlan {
  const { profile, settings, work, trial } = planned;
  const seconds = (lengthMs(work) + (trial === undefined ? 0 : lengthOfTrialMs(trial, regions))) / 1000;
  const { ratePerSecond } = settings;
  const accounts = accountsOf(planned);
  const calls = callsOf(planned);
  const uncounted = calls - work.measuredCalls;
  const rest = uncounted === 0 ? '' : ` (${uncounted} of them to warm up and the like, not counted)`;
  const users =
    work.imports === undefined ? '' : `, for ${work.imports.length} users imported before and deleted after`;
  const says = `${calls} calls per region${rest} in ${Math.ceil(seconds)} s, at up to ${ratePerSecond}/s, on ${accounts} official account${accounts === 1 ? '' : 's'} of its own${users}`;
  return { profile: profile.name, ratePerSecond, calls, accounts, seconds, says };
}

function callsOf({ work, trial }: PlannedProfile): number {
  return work.calls + (trial === undefined ? 0 : callsOfTrial(trial));
}

/** A trial has an account of its own. */
function accountsOf({ work, trial }: PlannedProfile): number {
  return work.accounts.length + (trial === undefined ? 0 : 1);
}

/** From the start of the first phase to the end of the last, in ms. */
export function lengthMs({ phases }: Work): number {
  return Math.max(...phases.map(({ startMs, durationMs }) => startMs + durationMs));
}

/** Fresh UserIDs of a run begin with letters and digits that were drawn for it. */
function newUserPrefix(): string {
  return `oap${randomBytes(4).toString('hex')}-`;
}

/** The highest rate of all phases, those of the limit included; calls that leave together are that many within a second. */
function fastest({ phases, callsPerIteration }: Work): number {
  const ofCalls = callsPerIteration === 1 ? phases.map(({ ratePerSecond }) => ratePerSecond) : [];
  return Math.max(callsPerIteration, ...ofCalls);
}

/** Writing calls that prepare a profile and clean up after it, in one region. */
function overheadOf(planned: PlannedProfile, target: Target): number {
  const accounts = accountsOf(planned);
  return 2 * accounts + endingCalls(target, accounts) + importingCalls(planned.work.imports?.length ?? 0);
}

/** Writes count over the whole run, accounts are removed after each profile. */
function requirePermission(planned: readonly PlannedProfile[], target: Target): void {
  let writeCalls = 0;
  for (const one of planned) {
    const { profile, settings, work } = one;
    writeCalls += callsOf(one) + overheadOf(one, target);
    const lack = lackingPermission(target, `the profile ${profile.name}`, {
      writes: true,
      load: true,
      ratePerSecond: Math.max(settings.ratePerSecond, fastest(work)),
      writeCalls,
      accounts: accountsOf(one),
    });
    if (lack !== undefined) throw new UserError(lack);
  }
}
