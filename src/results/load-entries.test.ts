import { expect, test } from 'vitest';
import { loadEntriesOf } from './load-entries.ts';
import type { CallCounts, LoadPhase, LoadSummary } from './records/load-summary.ts';
import { buildGoal } from './testing/build-records.ts';

const NONE: CallCounts = {
  offered: 0,
  sent: 0,
  answered: 0,
  accepted: 0,
  limited: 0,
  refused: 0,
  failed: 0,
  dropped: 0,
  added: 0,
  already: 0,
};

function phase(name: string, measured: boolean, counts: Partial<CallCounts>, p50: number): LoadPhase {
  return {
    phase: name,
    measured,
    startedAt: '2026-11-23T06:41:00.000Z',
    durationMs: 10_000,
    offeredPerSecond: 200,
    counts: { ...NONE, ...counts },
    latencyMs: { accepted: { count: 1, p50, p95: p50, p99: p50, max: p50 } },
    histogram: {},
    seconds: [],
  };
}

function load(phases: readonly LoadPhase[]): LoadSummary {
  return {
    schemaVersion: 1,
    profile: 'throughput',
    title: 'The documented rate',
    operation: 'add_subscriber',
    interrupted: false,
    settings: {
      ratePerSecond: 200,
      durationMs: 20_000,
      documentedPerSecond: 200,
      batch: 100,
      users: 'fresh',
    },
    generator: { name: 'k6', version: '2.2.0', cores: 2, cpuShare: 0, machineCpuShare: 0, busyBecause: [] },
    bucketsMs: [],
    regions: [{ region: 'china', phases, findings: [], goals: [buildGoal()] }],
  };
}

test('measured phases are put together, a lead-in is left out', () => {
  const phases = [
    phase('lead-in', false, { offered: 950, sent: 950, accepted: 950, added: 95_000 }, 1),
    phase('steady', true, { offered: 2000, sent: 2000, accepted: 1990, limited: 10, added: 190_000 }, 5),
    phase(
      'more',
      true,
      { offered: 1000, sent: 990, dropped: 10, accepted: 990, added: 10_000, already: 400 },
      9,
    ),
  ];
  expect(loadEntriesOf(load(phases))).toEqual([
    expect.objectContaining({
      profile: 'throughput',
      operation: 'add_subscriber',
      region: 'china',
      offeredPerSecond: 150,
      sent: 2990,
      accepted: 2980,
      limited: 10,
      dropped: 10,
      addedPerSecond: 10_000,
      alreadyPerSecond: 20,
      latencyMs: expect.objectContaining({ p50: 5 }),
      goals: [buildGoal()],
    }),
  ]);
});

test('tells how well figures are known, of the phase whose latencies it tells, where there are blocks enough', () => {
  const intervalsMs = { p50: [4, 6], p95: [8, 12], p99: [10, 30] } as const;
  const known = { intervalsMs, acceptedIntervalPerSecond: [198, 200] as const };
  const long = { ...phase('steady', true, { sent: 2000, accepted: 1990 }, 5), ...known };
  const short = phase('more', true, { sent: 100, accepted: 100 }, 9);
  const [entry] = loadEntriesOf(load([long, short]));
  expect(entry?.intervals).toEqual({ acceptedPerSecond: [198, 200], latencyMs: intervalsMs });
  expect(loadEntriesOf(load([short]))[0]).not.toHaveProperty('intervals');
});

test('a profile that measured nothing has zeros, not gaps', () => {
  const [entry] = loadEntriesOf(load([]));
  expect(entry).toMatchObject({
    offeredPerSecond: 0,
    sent: 0,
    addedPerSecond: 0,
    latencyMs: { p50: 0, max: 0 },
  });
});
