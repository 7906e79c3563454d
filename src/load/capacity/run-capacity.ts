import { UserError } from '../../contract/user-error.ts';
import type { CapacityResult, CapacityTrial } from '../../results/capacity.ts';
import { loadEntriesOf } from '../../results/load-entries.ts';
import type { LoadSummary } from '../../results/load-summary.ts';
import type { GoalResult, LoadEntry } from '../../results/summary.ts';
import type { Target } from '../../target/types.ts';
import { askVersion } from '../engine/k6-version.ts';
import { measureProfile } from '../run-profile.ts';
import { capacityGoals } from './capacity-goals.ts';
import type { CapacityOptions } from './capacity-options.ts';
import { judgeTrial } from './judge-trial.ts';
import { type Found, nextStep, type SearchBounds, type TrialToMake } from './next-step.ts';
import { lacking, planTrial } from './plan-trial.ts';
import type { JudgedTrial, TrialFigures } from './trial.ts';
import { trialFigures } from './trial-figures.ts';

/** What a search came to. */
export interface CapacityRun {
  readonly result: CapacityResult;
  /** For `summary.json`: the figures of the trial that speaks for the answer, and the goals of all. */
  readonly entry: LoadEntry;
}

/** All that a search has seen so far. */
interface Progress {
  readonly judged: JudgedTrial[];
  readonly told: CapacityTrial[];
  readonly summaries: LoadSummary[];
  spentCalls: number;
}

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
  const mostPerSecond = Math.floor(allow.maxRatePerSecond);
  if (mostPerSecond < 1)
    throw new UserError(
      `allow.maxRatePerSecond of target ${name} must be 1 or more for a search, got ${allow.maxRatePerSecond}`,
    );
  const firstPerSecond = Math.max(1, Math.min(mostPerSecond, Math.floor(limits.callsPerSecond)));
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
  const says = `trial ${number} at ${trial.ratePerSecond} calls/s`;
  const { onProgress: tell, onTrial, ...shared } = options;
  const onProgress = ({ phase, elapsedMs }: { phase: string; elapsedMs: number }) =>
    tell?.(`${says}: ${phase}, ${Math.round(elapsedMs / 1000)} s`);
  const run = { ...shared, profiles: [], overrides: {}, ...planned, turn: number - 1, k6Version, onProgress };
  const summary = await measureProfile(run);
  if (summary.interrupted) return 'interrupted';
  const figures = trialFigures(summary);
  const judged = judgeTrial(figures, plan, trial.kind);
  const told = tellTrial(figures, judged);
  progress.judged.push(judged);
  progress.told.push(told);
  progress.summaries.push(summary);
  onTrial?.(told, number);
  return undefined;
}

function tellTrial(
  { seconds, latencyMs }: TrialFigures,
  { ratePerSecond, kind, outcome, why }: JudgedTrial,
): CapacityTrial {
  const sum = (name: 'sent' | 'accepted') => seconds.reduce((total, second) => total + second[name], 0);
  return {
    ratePerSecond,
    held: outcome === 'held',
    why,
    kind,
    seconds: seconds.length,
    acceptedShare: sum('accepted') / Math.max(1, sum('sent')),
    acceptedPerSecond: sum('accepted') / Math.max(1, seconds.length),
    ...(latencyMs && { latencyMs }),
  };
}

function conclude({ target, plan, folder }: CapacityOptions, progress: Progress, found: Found): CapacityRun {
  const { ratePerSecond, interval, limitedBy, confirmed } = found;
  const region = target.regions[0]?.region ?? '';
  const { batch, p99Ms } = plan;
  const result: CapacityResult = {
    schemaVersion: 1,
    ratePerSecond,
    interval,
    trials: progress.told,
    limitedBy,
    region,
    batch,
    p99Ms,
    confirmed,
  };
  folder.writeJson('capacity.json', result);
  const speaker = progress.summaries.findLast(({ settings }) => settings.ratePerSecond === ratePerSecond);
  const summary = speaker ?? progress.summaries.at(-1);
  const goals = [...worstGoals(progress.summaries), ...capacityGoals(result)];
  if (summary === undefined) return { result, entry: { ...nothing, region, goals } };
  const own: LoadSummary = {
    ...summary,
    profile: 'capacity',
    title: `The trial at ${summary.settings.ratePerSecond} calls/s`,
    regions: summary.regions.map((each) => ({ ...each, goals })),
  };
  folder.writeJson('load/capacity/summary.json', own);
  return { result, entry: loadEntriesOf(own)[0] as LoadEntry };
}

/** A goal is as it was in the first trial in which it did not hold. */
function worstGoals(summaries: readonly LoadSummary[]): GoalResult[] {
  const goals = summaries.flatMap(({ regions }) => regions.flatMap((region) => region.goals));
  const byName = Map.groupBy(goals, ({ goal }) => goal);
  return [...byName.values()].map((own) => own.find(({ held }) => !held) ?? (own[0] as GoalResult));
}

/** The entry of a search that was interrupted before its first trial had ended. */
const nothing: Omit<LoadEntry, 'region' | 'goals'> = {
  profile: 'capacity',
  operation: 'add_subscriber',
  offeredPerSecond: 0,
  sent: 0,
  answered: 0,
  accepted: 0,
  limited: 0,
  failed: 0,
  dropped: 0,
  addedPerSecond: 0,
  alreadyPerSecond: 0,
  latencyMs: { p50: 0, p95: 0, p99: 0, max: 0 },
};
