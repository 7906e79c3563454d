import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LoadSummary } from '../../results/records/load-summary.ts';
import { type Machine, thisMachine } from '../../results/run-header.ts';
import { summarise } from '../../results/summarise.ts';
import { buildContract } from '../../results/testing/build-contract.ts';
import { buildHeader, buildLoadEntry } from '../../results/testing/build-records.ts';

/** What a run of load measured, and where. */
export interface LoadRun {
  /** Of each block, in ms, in the order in which they ran. */
  readonly p95: readonly number[];
  /** Of a target that was loaded in turn. */
  readonly opponentP95?: readonly number[];
  readonly machine?: Partial<Machine>;
  readonly toolVersion?: string;
  readonly settings?: Partial<LoadSummary['settings']>;
  readonly k6?: string;
  /** Why the generator may have been the bottleneck, in every block. */
  readonly busyBecause?: readonly string[];
  readonly blockMs?: number;
}

/** Writes the folder of a run of throughput in one region, a block after the other. */
export function writeLoadRun(folder: string, load: LoadRun): void {
  const run = { ...buildHeader(), schemaVersion: 1, runId: path.basename(folder), startedAt: at(0) };
  const asked = { runId: run.runId, target: 'mock', regions: ['china'], contract: buildContract() };
  const judged = { verdicts: [], load: [buildLoadEntry()], errors: [], interrupted: false };
  const { machine, toolVersion = run.toolVersion } = load;
  const ran = { ...run, toolVersion, target: 'mock', machine: { ...thisMachine(), ...machine } };
  writeJson(folder, 'run.json', ran);
  writeJson(folder, 'summary.json', summarise({ ...asked, ...judged }));
  load.p95.forEach((p95, turn) => {
    writeJson(folder, `load/throughput-${turn}/summary.json`, blockOf(load, p95, turn));
  });
  load.opponentP95?.forEach((p95, turn) => {
    const opponent = { ...blockOf(load, p95, turn), opponent: 'other' };
    writeJson(folder, `load/throughput-against-${turn}/summary.json`, opponent);
  });
}

function blockOf(
  { settings, k6 = '2.2.0', busyBecause = [], blockMs = 10_000 }: LoadRun,
  p95: number,
  turn: number,
): LoadSummary {
  const calls = { offered: 2_000, sent: 2_000, answered: 2_000, accepted: 2_000 };
  const none = { limited: 0, refused: 0, failed: 0, dropped: 0, added: 0, already: 0 };
  return {
    schemaVersion: 1,
    profile: 'throughput',
    title: 'The documented rate',
    operation: 'add_subscriber',
    interrupted: false,
    settings: {
      ...{ ratePerSecond: 200, durationMs: blockMs, documentedPerSecond: 200, batch: 100, users: 'fresh' },
      ...settings,
    },
    generator: { name: 'k6', version: k6, cores: 2, cpuShare: 0.2, machineCpuShare: 0.4, busyBecause },
    bucketsMs: [],
    regions: [
      {
        region: 'china',
        phases: [
          {
            ...{
              phase: 'steady',
              measured: true,
              startedAt: at(turn),
              durationMs: blockMs,
              offeredPerSecond: 200,
            },
            counts: { ...calls, ...none },
            latencyMs: { accepted: { count: 2_000, p50: 1, p95, p99: 2 * p95, max: 50 } },
            ...{ histogram: {}, seconds: [] },
          },
        ],
        findings: [],
        goals: [],
      },
    ],
  };
}

function at(turn: number): string {
  return new Date(Date.UTC(2026, 10, 23, 6, 40, 15 * turn)).toISOString();
}

function writeJson(folder: string, name: string, value: unknown): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value));
}
