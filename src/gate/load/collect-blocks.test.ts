import { expect, test } from 'vitest';
import type { LoadPhase, LoadSummary } from '../../results/records/load-summary.ts';
import { thisMachine } from '../../results/run-header.ts';
import { buildGoal, buildHeader } from '../../results/testing/build-records.ts';
import { collectBlocks } from './collect-blocks.ts';

const run = {
  ...buildHeader(),
  schemaVersion: 1,
  runId: 'r',
  startedAt: '2026-11-23T06:40:00Z',
  machine: thisMachine(),
} as const;

const counts = {
  offered: 2_000,
  sent: 2_000,
  answered: 2_000,
  accepted: 1_990,
  limited: 10,
  refused: 0,
  failed: 0,
  dropped: 0,
  added: 0,
  already: 0,
};

function phase(startedAt: string, p95: number, parts: Partial<LoadPhase> = {}): LoadPhase {
  const latency = { count: 1_990, p50: 1, p95, p99: 2 * p95, max: 50 };
  const shape = { phase: 'steady', measured: true, durationMs: 10_000, offeredPerSecond: 200 };
  return {
    ...shape,
    startedAt,
    counts,
    latencyMs: { accepted: latency },
    histogram: {},
    seconds: [],
    ...parts,
  };
}

function load(phases: readonly LoadPhase[], parts: Partial<LoadSummary> = {}): LoadSummary {
  return {
    schemaVersion: 1,
    profile: 'throughput',
    title: '',
    operation: 'add_subscriber',
    interrupted: false,
    settings: {
      ratePerSecond: 200,
      durationMs: 10_000,
      documentedPerSecond: 200,
      batch: 100,
      users: 'fresh',
    },
    generator: {
      name: 'k6',
      version: '2.2.0',
      cores: 2,
      cpuShare: 0.2,
      machineCpuShare: 0.4,
      busyBecause: [],
    },
    bucketsMs: [],
    regions: [{ region: 'china', phases, findings: [], goals: [buildGoal()] }],
    ...parts,
  };
}

test('the repeats of a profile are blocks, in the order of time', () => {
  const loads = [load([phase('2026-11-23T06:42:00Z', 9)]), load([phase('2026-11-23T06:41:00Z', 8)])];
  expect(collectBlocks({ run, loads })).toMatchObject([
    {
      profile: 'throughput',
      region: 'china',
      runId: 'r',
      blocks: [{ p95: 8 }, { p95: 9, p99: 18, acceptedPerSecond: 199 }],
    },
  ]);
});

test('blocks under other settings are a series of their own', () => {
  const other = {
    ratePerSecond: 100,
    durationMs: 10_000,
    documentedPerSecond: 200,
    batch: 1,
    users: 'fresh',
  } as const;
  const loads = [
    load([phase('2026-11-23T06:41:00Z', 8)]),
    load([phase('2026-11-23T06:42:00Z', 8)], { settings: other }),
  ];
  expect(collectBlocks({ run, loads }).map(({ blocks }) => blocks.length)).toEqual([1, 1]);
});

const busy = {
  name: 'k6',
  version: '2.2.0',
  cores: 2,
  cpuShare: 0.9,
  machineCpuShare: 1,
  busyBecause: ['cpu'],
} as const;
const open = buildGoal({ held: false, meaning: 'inconclusive' });
const at = '2026-11-23T06:41:00Z';

test.each([
  ['an interrupted one', load([phase(at, 8)], { interrupted: true })],
  ['one of a busy generator', load([phase(at, 8)], { generator: busy })],
  ['one shorter than 10 s', load([phase(at, 8, { durationMs: 9_000 })])],
  ['one in which nothing was accepted', load([phase(at, 8, { latencyMs: {} })])],
  ['a lead-in', load([phase(at, 8, { measured: false })])],
  [
    'one with an open goal',
    load([], { regions: [{ region: 'china', phases: [phase(at, 8)], findings: [], goals: [open] }] }),
  ],
])('%s is no block', (_what, given) => {
  expect(collectBlocks({ run, loads: [given] })).toMatchObject([{ blocks: [] }]);
});
