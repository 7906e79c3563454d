import type { CallCounts, LoadPhase, LoadSecond } from '../../results/records/load-summary.ts';
import type { RegionFacts } from '../judging/facts.ts';

/** Counts of calls that were all sent, answered and accepted, with one user each. */
export function buildCounts(calls: number, more: Partial<CallCounts> = {}): CallCounts {
  return {
    offered: calls,
    sent: calls,
    answered: calls,
    accepted: calls,
    limited: 0,
    refused: 0,
    failed: 0,
    dropped: 0,
    added: calls,
    already: 0,
    ...more,
  };
}

/** A phase of whole seconds in which all went well, each second with the same calls. */
export function buildPhase(perSecond: number, seconds: number, more: Partial<LoadPhase> = {}): LoadPhase {
  return {
    phase: 'steady',
    measured: true,
    startedAt: '2026-11-23T12:00:00.000Z',
    durationMs: seconds * 1000,
    offeredPerSecond: perSecond,
    counts: buildCounts(perSecond * seconds),
    latencyMs: {},
    lagMs: { p50: 0, p99: 3, max: 10 },
    histogram: {},
    seconds: Array.from({ length: seconds }, (_, second) => buildSecond(second, perSecond)),
    ...more,
  };
}

/** A second in which all went well. */
export function buildSecond(second: number, calls: number, more: Partial<LoadSecond> = {}): LoadSecond {
  return { second, ...buildCounts(calls), latencyMs: {}, ...more };
}

/** A region in which all went well: a lead-in at 190/s and 20 s at 200/s, one user a call. */
export function buildFacts(more: Partial<RegionFacts> = {}): RegionFacts {
  return {
    region: 'china',
    settings: {
      ratePerSecond: 200,
      durationMs: 20_000,
      leadInMs: 5_000,
      batch: 1,
      users: 'fresh',
      limitPerSecond: 200,
    },
    phases: [buildPhase(190, 5, { phase: 'lead-in', measured: false }), buildPhase(200, 20)],
    findings: [],
    accounts: [{ account: 0, added: 4_950, uncertain: 0, listed: 4_950 }],
    largestBatch: 100,
    busyBecause: [],
    interrupted: false,
    ...more,
  };
}
