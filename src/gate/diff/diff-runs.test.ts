import { describe, expect, test } from 'vitest';
import type { LoadPhase, LoadSummary } from '../../results/records/load-summary.ts';
import type { Verdict } from '../../results/records/run-contents.ts';
import { thisMachine } from '../../results/run-header.ts';
import { summarise } from '../../results/summarise.ts';
import { buildContract } from '../../results/testing/build-contract.ts';
import { buildGoal, buildHeader, buildVerdict } from '../../results/testing/build-records.ts';
import { diffRuns } from './diff-runs.ts';

function run(runId: string, verdicts: readonly Verdict[], loads: readonly LoadSummary[] = []) {
  const asked = { runId, target: 'mock', regions: ['china'], contract: buildContract() };
  const summary = summarise({ ...asked, verdicts, load: [], errors: [], interrupted: false });
  const file = { ...buildHeader(), schemaVersion: 1, runId, startedAt: '2026-11-23T06:40:00Z' } as const;
  return { run: { ...file, machine: thisMachine() }, verdicts, loads, summary };
}

const held = buildVerdict({ caseId: 'a/b/c#1' });
const broken = buildVerdict({ caseId: 'a/b/c#1', verdict: 'violates', message: 'x must be y' });

describe('verdicts of two runs', () => {
  test('that changed are listed with what the violation says, whichever run has it', () => {
    expect(diffRuns(run('1', [held]), run('2', [broken])).verdicts).toMatchObject([
      { caseId: 'a/b/c#1', region: 'china', before: 'conforms', now: 'violates', message: 'x must be y' },
    ]);
    expect(diffRuns(run('1', [broken]), run('2', [held])).verdicts).toMatchObject([
      { before: 'violates', now: 'conforms', message: 'x must be y' },
    ]);
  });

  test('that break another clause than before changed too', () => {
    const other = { ...broken, clause: 'add_subscriber.request.list-required' };
    expect(diffRuns(run('1', [broken]), run('2', [other])).verdicts).toHaveLength(1);
    expect(diffRuns(run('1', [broken]), run('2', [broken])).verdicts).toEqual([]);
  });

  test('of which only one run has any are counted, not compared', () => {
    const more = [held, buildVerdict({ caseId: 'a/b/c#2' })];
    const found = diffRuns(run('1', more), run('2', [held]));
    expect(found).toMatchObject({ verdicts: [], asked: { both: 1, onlyBefore: 1, onlyNow: 0 } });
  });
});

test('observations that changed are listed', () => {
  const observed = (actual: string) => buildVerdict({ verdict: 'observed', silence: 'empty-list', actual });
  const { observations } = diffRuns(run('1', [observed('accepted')]), run('2', [observed('refused 6017')]));
  expect(observations).toMatchObject([{ before: ['accepted'], now: ['refused 6017'] }]);
});

const counts = {
  offered: 2_000,
  sent: 2_000,
  answered: 2_000,
  accepted: 2_000,
  limited: 0,
  refused: 0,
  failed: 0,
  dropped: 0,
  added: 0,
  already: 0,
};

function load(p95: number, parts: Partial<LoadPhase> = {}, batch = 100): LoadSummary {
  const latency = { count: 2_000, p50: 1, p95, p99: 20, max: 50 };
  const shape = { phase: 'steady', measured: true, durationMs: 10_000, offeredPerSecond: 200 };
  const phase = { ...shape, startedAt: '2026-11-23T06:41:00Z', counts, histogram: {}, seconds: [], ...parts };
  return {
    schemaVersion: 1,
    profile: 'throughput',
    title: '',
    operation: 'add_subscriber',
    interrupted: false,
    settings: { ratePerSecond: 200, durationMs: 10_000, documentedPerSecond: 200, batch, users: 'fresh' },
    generator: { name: 'k6', version: '2', cores: 2, cpuShare: 0.2, machineCpuShare: 0.4, busyBecause: [] },
    bucketsMs: [],
    regions: [
      {
        region: 'china',
        phases: [{ ...phase, latencyMs: { accepted: latency } }],
        findings: [],
        goals: [buildGoal()],
      },
    ],
  };
}

describe('load of two runs', () => {
  test('of one block each is laid side by side, with the interval that the block has by itself', () => {
    const intervalsMs = { p50: [1, 1], p95: [7, 9], p99: [19, 21] } as const;
    const found = diffRuns(run('1', [], [load(8, { intervalsMs })]), run('2', [], [load(10)])).load;
    expect(found.map(({ figure }) => figure)).toEqual(['p50', 'p95', 'p99', 'accepted rate']);
    expect(found[1]).toMatchObject({
      before: { value: 8, interval: [7, 9] },
      now: { value: 10 },
      ratio: 1.25,
    });
    expect(found[1]?.interval).toBeUndefined();
  });

  test('of three blocks and more has an interval of the ratio', () => {
    const loads = (...p95: number[]) => p95.map((value) => load(value));
    const found = diffRuns(run('1', [], loads(8, 8.1, 8.2)), run('2', [], loads(10, 10.1, 10.2))).load;
    const [low = 0, high = 0] = found[1]?.interval ?? [];
    expect(low).toBeGreaterThan(1.1);
    expect(high).toBeLessThan(1.4);
    expect(found[1]?.before.interval).toBeDefined();
  });

  test('under other settings is said to be', () => {
    const found = diffRuns(run('1', [], [load(8)]), run('2', [], [load(8, {}, 1)]));
    expect(found.unlike).toEqual(['throughput: batch 100 users, fresh, now 1 users, fresh']);
  });
});
