import { loadEntriesOf } from '../../results/load-entries.ts';
import type { CapacityResult, CapacityTrial } from '../../results/records/capacity.ts';
import type { LoadSummary } from '../../results/records/load-summary.ts';
import type { GoalResult, LoadEntry } from '../../results/records/summary.ts';
import { capacityGoals } from './capacity-goals.ts';
import type { CapacityOptions } from './capacity-options.ts';
import type { Found } from './next-step.ts';
import type { JudgedTrial, TrialFigures } from './trial.ts';

/** What a search came to. */
export interface CapacityRun {
  readonly result: CapacityResult;
  /** For `summary.json`: the figures of the trial that speaks for the answer, and the goals of all. */
  readonly entry: LoadEntry;
}

/** All that a search has seen so far. */
export interface Progress {
  readonly judged: JudgedTrial[];
  readonly told: CapacityTrial[];
  readonly summaries: LoadSummary[];
  spentCalls: number;
}

/** A trial as `capacity.json` tells it. */
export function tellTrial(
  { spans, spanSeconds, latencyMs }: TrialFigures,
  { ratePerSecond, kind, outcome, why }: JudgedTrial,
): CapacityTrial {
  const sum = (name: 'sent' | 'accepted') => spans.reduce((total, span) => total + span[name], 0);
  const seconds = spans.length * spanSeconds;
  return {
    ratePerSecond,
    held: outcome === 'held',
    why,
    kind,
    seconds,
    acceptedShare: sum('accepted') / Math.max(1, sum('sent')),
    acceptedPerSecond: sum('accepted') / Math.max(1, seconds),
    ...(latencyMs && { latencyMs }),
  };
}

/** Writes what was found, as far as the search came. */
export function conclude(options: CapacityOptions, progress: Progress, found: Found): CapacityRun {
  const { target, plan, folder } = options;
  const { ratePerSecond, interval, limitedBy, confirmed } = found;
  const result: CapacityResult = {
    schemaVersion: 1,
    ratePerSecond,
    interval,
    trials: progress.told,
    limitedBy,
    region: target.regions[0]?.region ?? '',
    batch: plan.batch,
    p99Ms: plan.p99Ms,
    confirmed,
  };
  folder.writeJson('capacity.json', result);
  return { result, entry: entryOf(options, progress.summaries, result) };
}

/** The last trial at the answer speaks for the search, and its figures are those of `load/capacity/`. */
function entryOf(
  { folder }: CapacityOptions,
  summaries: readonly LoadSummary[],
  result: CapacityResult,
): LoadEntry {
  const goals = [...worstGoals(summaries), ...capacityGoals(result)];
  const atAnswer = summaries.findLast(({ settings }) => settings.ratePerSecond === result.ratePerSecond);
  const summary = atAnswer ?? summaries.at(-1);
  if (summary === undefined) return { ...nothing, region: result.region, goals };
  const own: LoadSummary = {
    ...summary,
    profile: 'capacity',
    title: `The trial at ${summary.settings.ratePerSecond} calls/s`,
    regions: summary.regions.map((each) => ({ ...each, goals })),
  };
  folder.writeJson('load/capacity/summary.json', own);
  return loadEntriesOf(own)[0] as LoadEntry;
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
