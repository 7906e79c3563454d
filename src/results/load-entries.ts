import type { CallCounts, LoadPhase, LoadRegion, LoadSummary } from './records/load-summary.ts';
import type { Latency, LoadEntry, LoadIntervals } from './records/summary.ts';

const NOTHING: Latency = { p50: 0, p95: 0, p99: 0, max: 0 };

/** The entries of `summary.json` for one profile, a region each: its measured phases together. */
export function loadEntriesOf(load: LoadSummary): LoadEntry[] {
  return load.regions.map((region) => entryOf(load, region));
}

function entryOf(
  { profile, operation }: LoadSummary,
  { region, phases, goals, limiter }: LoadRegion,
): LoadEntry {
  const measured = phases.filter((phase) => phase.measured);
  const count = (name: keyof CallCounts) => sum(measured.map(({ counts }) => counts[name] ?? 0));
  const seconds = sum(measured.map(({ durationMs }) => durationMs)) / 1000;
  const largest = largestPhase(measured);
  const intervals = intervalsOf(largest);
  return {
    profile,
    operation,
    region,
    offeredPerSecond: perSecond(count('offered'), seconds),
    sent: count('sent'),
    answered: count('answered'),
    accepted: count('accepted'),
    limited: count('limited'),
    refused: count('refused'),
    failed: count('failed'),
    dropped: count('dropped'),
    addedPerSecond: perSecond(count('added'), seconds),
    alreadyPerSecond: perSecond(count('already'), seconds),
    latencyMs: largest?.latencyMs.accepted ?? NOTHING,
    ...(intervals && { intervals }),
    goals,
    ...(limiter && { limiter }),
  };
}

/** Percentiles of several phases cannot be put together: those of the phase with the most calls speak for all. */
function largestPhase(phases: readonly LoadPhase[]): LoadPhase | undefined {
  return phases.toSorted((a, b) => b.counts.sent - a.counts.sent)[0];
}

function intervalsOf({
  intervalsMs: latencyMs,
  acceptedIntervalPerSecond: acceptedPerSecond,
}: Partial<LoadPhase> = {}): LoadIntervals | undefined {
  return latencyMs && acceptedPerSecond && { acceptedPerSecond, latencyMs };
}

function perSecond(count: number, seconds: number): number {
  return seconds > 0 ? count / seconds : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
