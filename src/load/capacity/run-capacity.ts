import { UserError } from '../../contract/user-error.ts';
import type { LoadSummary } from '../../results/records/load-summary.ts';
import type { Target } from '../../target/types.ts';
import { askVersion } from '../engine/k6-version.ts';
import type { ProfileRun } from '../profile-run.ts';
import { measureProfile } from '../run-profile.ts';
import type { LoadProgress } from '../types.ts';
import type { CapacityOptions } from './capacity-options.ts';
import { type CapacityRun, conclude, type Progress, tellTrial } from './conclude.ts';
import { judgeTrial } from './judge-trial.ts';
import { type Found, nextStep, type SearchBounds, type TrialToMake } from './next-step.ts';
import { lacking, type PlannedTrial, planTrial } from './plan-trial.ts';
import { floorRate, slowestPerSecond } from './rate-grid.ts';
import type { JudgedTrial } from './trial.ts';
import { trialFigures } from './trial-figures.ts';

/** Most trials, and longer ones that must hold at the answer. */
const mostTrials = 12;
const confirmations = 2;

/**
 * Searches for the highest rate at which calls that add fresh users are accepted, none dropped, within the goal on latency.
 * Each trial is a load profile of its own, in `load/capacity/trial-<n>`; never faster than the target permits.
 *
 * @throws UserError where not even the first trial is permitted, or no call can be sent
 */
export async function runCapacity(options: CapacityOptions): Promise<CapacityRun> {
  const bounds = searchBounds(options.target);
  const progress: Progress = { judged: [], told: [], summaries: [], spentCalls: 0 };
  const k6Version =
    (await askVersion(options.k6, 'version', options.signal && { signal: options.signal })) ?? 'unknown';
  for (;;) {
    const step = nextStep(bounds, progress.judged);
    if ('found' in step) return conclude(options, progress, step.found);
    const ended = await makeTrial(options, progress, step.trial, k6Version);
    if (ended !== undefined) {
      const found = giveUp(bounds, progress.judged);
      return conclude(options, progress, ended === 'permission' ? { ...found, limitedBy: ended } : found);
    }
  }
}

/** Where a search begins, and what it never exceeds. @throws UserError where less than 1 call a second is permitted */
export function searchBounds({ allow, limits, name }: Target): SearchBounds {
  if (allow.maxRatePerSecond < slowestPerSecond)
    throw new UserError(
      `allow.maxRatePerSecond of target ${name} must be 1 or more for a search, got ${allow.maxRatePerSecond}`,
    );
  const mostPerSecond = floorRate(allow.maxRatePerSecond);
  const firstPerSecond = Math.min(mostPerSecond, floorRate(limits.callsPerSecond));
  return { firstPerSecond, mostPerSecond, mostTrials, confirmations };
}

/** What is known when no further trial can be made. */
function giveUp(bounds: SearchBounds, judged: readonly JudgedTrial[]): Found {
  const step = nextStep({ ...bounds, mostTrials: judged.length }, judged);
  if ('found' in step) return step.found;
  throw new Error('a search without trials left must end');
}

/** Makes a trial and adds what it came to. @returns why there can be no further one, else undefined */
async function makeTrial(
  options: CapacityOptions,
  progress: Progress,
  trial: TrialToMake,
  k6Version: string,
): Promise<'permission' | 'interrupted' | undefined> {
  const { target, contract, plan, signal } = options;
  if (signal?.aborted) return 'interrupted';
  const number = progress.judged.length + 1;
  const planned = planTrial(trial, plan, target, contract, number);
  const lack = lacking(planned, target, progress.spentCalls);
  if (lack !== undefined && number === 1) throw new UserError(lack);
  if (lack !== undefined) return 'permission';
  progress.spentCalls += planned.writeCalls;
  const summary = await measureProfile(profileRun(options, planned, number, k6Version));
  if (summary.interrupted) return 'interrupted';
  add(options, progress, summary, trial.kind);
  return undefined;
}

function profileRun(
  { onProgress: tell, onTrial: _, ...shared }: CapacityOptions,
  planned: PlannedTrial,
  number: number,
  k6Version: string,
): ProfileRun {
  const says = `trial ${number} at ${planned.settings.ratePerSecond} calls/s`;
  const onProgress = ({ phase, elapsedMs }: LoadProgress) =>
    tell?.(`${says}: ${phase}, ${Math.round(elapsedMs / 1000)} s`);
  return { ...shared, profiles: [], overrides: {}, ...planned, turn: number - 1, k6Version, onProgress };
}

function add(
  { plan, onTrial }: CapacityOptions,
  progress: Progress,
  summary: LoadSummary,
  kind: TrialToMake['kind'],
): void {
  const figures = trialFigures(summary);
  const judged = judgeTrial(figures, plan, kind);
  const told = tellTrial(figures, judged);
  progress.judged.push(judged);
  progress.told.push(told);
  progress.summaries.push(summary);
  onTrial?.(told, progress.told.length);
}
