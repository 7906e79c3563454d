import type { Region } from '../../contract/types.ts';
import type {
  CallCounts,
  LatencyByOutcome,
  LoadPhase,
  LoadRegion,
  LoadSecond,
  LoadSummary,
} from '../../results/records/load-summary.ts';
import { buildGoal } from '../../results/testing/build-records.ts';

interface LoadParts {
  readonly profile?: string;
  readonly regions: readonly Region[];
  readonly seconds?: number;
  /** Calls of each measured second that the limiter refuses. */
  readonly limitedPerSecond?: number;
  /** Whether the goal on latency holds. */
  readonly held?: boolean;
}

const BUCKETS_MS = Array.from({ length: 25 }, (_, index) => Number((2 ** (index / 2)).toFixed(3)));

/** The figures of a profile that ran at 200/s after a lead-in at 190/s. */
export function buildLoad({
  profile = 'throughput',
  regions,
  seconds = 20,
  limitedPerSecond = 0,
  held = true,
}: LoadParts): LoadSummary {
  return {
    schemaVersion: 1,
    profile,
    title: 'The documented rate',
    operation: 'add_subscriber',
    interrupted: false,
    settings: {
      ratePerSecond: 200,
      durationMs: seconds * 1000,
      documentedPerSecond: 200,
      batch: 100,
      users: 'fresh',
    },
    generator: {
      name: 'k6',
      version: '2.2.0',
      cores: 2,
      cpuShare: 0.38,
      machineCpuShare: 0.81,
      busyBecause: [],
    },
    bucketsMs: BUCKETS_MS,
    regions: regions.map((region, index) => buildRegion(region, index, seconds, limitedPerSecond, held)),
  };
}

function buildRegion(
  region: Region,
  index: number,
  seconds: number,
  limited: number,
  held: boolean,
): LoadRegion {
  const goals = [
    buildGoal({ actual: `${seconds * 200} of ${seconds * 200} calls` }),
    buildGoal({
      goal: 'p99-latency',
      held,
      expected: 'at most 50 ms',
      actual: held ? '18.2 ms' : '71.4 ms',
      meaning: 'missed',
    }),
  ];
  return {
    region,
    phases: [
      buildPhase('lead-in', 2, 190, 0, index, 0),
      buildPhase('steady', seconds, 200, limited, index, 3),
    ],
    findings: [],
    goals,
  };
}

function buildPhase(
  phase: string,
  length: number,
  rate: number,
  limited: number,
  index: number,
  startSecond: number,
): LoadPhase {
  const seconds = Array.from({ length }, (_, second) => buildSecond(second, rate, limited, index));
  return {
    phase,
    measured: phase === 'steady',
    startedAt: new Date(Date.UTC(2026, 10, 23, 6, 41, startSecond)).toISOString(),
    durationMs: length * 1000,
    offeredPerSecond: rate,
    counts: countsOf(rate * length, limited * length),
    latencyMs: latencyOf(rate * length, limited * length, 1 + index / 8),
    lagMs: { p50: 0, p99: 3, max: 11 },
    histogram: {
      accepted: bell(rate * length, 6 + index / 3),
      ...(limited > 0 ? { limited: bell(limited * length, 1) } : {}),
    },
    seconds,
  };
}

function buildSecond(second: number, rate: number, limited: number, index: number): LoadSecond {
  const wave = 1 + 0.25 * Math.sin(second / 2 + index) + index / 8;
  const limitedNow = second % 3 === 0 ? limited : 0;
  return {
    second,
    ...countsOf(rate, limitedNow),
    latencyMs: latencyOf(rate, limitedNow, wave),
    lagMs: { p50: 0, p99: 3, max: 9 },
  };
}

function countsOf(sent: number, limited: number): CallCounts {
  const accepted = sent - limited;
  return {
    offered: sent,
    sent,
    answered: sent,
    accepted,
    limited,
    refused: 0,
    failed: 0,
    dropped: 0,
    added: accepted * 100,
    already: 0,
  };
}

function latencyOf(sent: number, limited: number, slower: number): LatencyByOutcome {
  const accepted = {
    count: sent - limited,
    p50: 4.8 * slower,
    p95: 9.6 * slower,
    p99: 16.1 * slower,
    max: 31 * slower,
  };
  return limited > 0
    ? { accepted, limited: { count: limited, p50: 1.2, p95: 2.4, p99: 4.1, max: 7.2 } }
    : { accepted };
}

/** `total` calls spread around the bucket `middle`. */
function bell(total: number, middle: number): number[] {
  const weights = Array.from({ length: BUCKETS_MS.length + 1 }, (_, bucket) =>
    Math.exp(-((bucket - middle) ** 2) / 4),
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.round((total * weight) / whole));
}
