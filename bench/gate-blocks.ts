import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readContract } from '../src/contract/read-contract.ts';
import type { Region } from '../src/contract/types.ts';
import { collectBlocks } from '../src/gate/load/collect-blocks.ts';
import { findK6 } from '../src/load/engine/find-k6.ts';
import { runLoad } from '../src/load/run-load.ts';
import { startMockThread } from '../src/mock/start-mock-thread.ts';
import type { LoadBlock } from '../src/results/baseline/baseline.ts';
import { createRunFolder } from '../src/results/create-run-folder.ts';
import type { LoadSummary } from '../src/results/records/load-summary.ts';
import { thisMachine } from '../src/results/run-header.ts';
import { mockTarget } from '../src/target/mock-target.ts';
import { createWire } from '../src/wire/create-wire.ts';
import { openSlowLine } from './slow-line.ts';

/**
 * Blocks of real load, a line of JSON each, for `gate-pairs.ts`: k6 against the mock over a line on which an answer takes
 * some 20 ms. In each block half of the regions answer a tenth slower, in the next one the other half.
 *
 * node bench/gate-blocks.ts <file> <minutes>
 */
export interface RecordedBlock {
  readonly region: Region;
  readonly turn: number;
  readonly slower: boolean;
  /** What was measured, also where the gate does not use it. */
  readonly block: LoadBlock | null;
  /** Whether the gate uses it. */
  readonly usable: boolean;
  readonly machineCpuShare: number;
}

const overrides = { ratePerSecond: 40, durationMs: 10_000, leadInMs: 1_000, batch: 1 };
const regions: readonly Region[] = ['china', 'seoul', 'frankfurt', 'jakarta'];
const slower = 1.1;

const [file = '', minutes = '10'] = process.argv.slice(2);
const endMs = Date.now() + Number(minutes) * 60_000;
const contract = readContract();
const { path: k6 } = await findK6();
const mock = await startMockThread({ contract });
const line = await openSlowLine(
  mock.port,
  mock.apps.map(({ domain }) => domain),
);
const target = mockTarget({ ...mock, port: line.port }, regions);
const base = mkdtempSync(path.join(os.tmpdir(), 'oaprobe-bench-'));
const header = {
  toolVersion: 'bench',
  contractHash: contract.hash,
  target: 'mock',
  regions: [...regions],
  seed: 1,
  commandLine: [],
};

const run = { ...header, schemaVersion: 1, runId: 'bench', startedAt: '', machine: thisMachine() } as const;

for (let turn = 0; Date.now() < endMs; turn++) {
  for (const [index, { domain }] of target.regions.entries())
    line.factors.set(domain, isSlower(turn, index) ? slower : 1);
  const load = await measure(turn);
  for (const [index, region] of regions.entries())
    appendFileSync(file, `${JSON.stringify(record(load, region, turn, index))}\n`);
}
await line.close();
await mock.stop();
rmSync(base, { recursive: true, force: true });

function isSlower(turn: number, index: number): boolean {
  return (turn + index) % 2 === 1;
}

/** One block, as `load throughput` measures it. */
async function measure(turn: number): Promise<LoadSummary> {
  const folder = createRunFolder({ base, out: path.join(base, `${turn}`), header });
  const wire = createWire({ target, contract });
  try {
    await runLoad({ contract, target, profiles: ['throughput'], overrides, folder, k6, wire });
    return JSON.parse(readFileSync(path.join(folder.path, 'load/throughput/summary.json'), 'utf8'));
  } finally {
    await wire.close();
    await folder.close();
    rmSync(folder.path, { recursive: true, force: true });
  }
}

function record(load: LoadSummary, region: Region, turn: number, index: number): RecordedBlock {
  const blockIn = (one: LoadSummary) =>
    collectBlocks({ run, loads: [one] }).find((found) => found.region === region)?.blocks[0];
  const sure = { ...load.generator, busyBecause: [] };
  const bare = { ...load, generator: sure, regions: load.regions.map((one) => ({ ...one, goals: [] })) };
  const { machineCpuShare } = load.generator;
  const usable = blockIn(load) !== undefined;
  return {
    region,
    turn,
    slower: isSlower(turn, index),
    block: blockIn(bare) ?? null,
    usable,
    machineCpuShare,
  };
}
