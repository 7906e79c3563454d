import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sampleLine } from '../load/lib/sample.ts';
import { findingsOf, sumsOf } from '../src/load/measuring/ask-regions.ts';
import { measurePhases } from '../src/load/measuring/measure-phases.ts';
import { openSamples } from '../src/load/measuring/sample-store.ts';
import { batchPhases, dueMs, type Phase } from '../src/load/planning/phases.ts';

/**
 * What it takes to measure a million calls: six regions at 200 calls/s for a quarter of an hour, as k6 writes them, from
 * the file to all figures and `samples.parquet`. The analysis runs in a process of its own, whose memory is told.
 */
const regions = ['china', 'singapore', 'seoul', 'frankfurt', 'silicon-valley', 'jakarta'];
const settings = { ratePerSecond: 200, durationMs: 830_000, leadInMs: 0, limitPerSecond: 200 };
const phases = batchPhases(settings);
const originMs = Date.UTC(2026, 0, 1);

function writeCalls(file: string): number {
  const opened = openSync(file, 'w');
  let calls = 0;
  for (const region of regions.keys()) {
    let iteration = 0;
    for (const phase of phases) {
      writeSync(opened, linesOf(region, phase, iteration));
      iteration += phase.iterations;
    }
    calls += iteration;
  }
  closeSync(opened);
  return calls;
}

function linesOf(region: number, phase: Phase, first: number): string {
  return Array.from({ length: phase.iterations }, (_, index) => {
    const startMs = Math.floor(originMs + phase.startMs + dueMs(phase, index + 1) + (index % 7) / 4);
    const limited = index % 61 === 0;
    const line = sampleLine({
      region,
      iteration: first + index,
      originMs,
      startMs,
      latencyMs: 2 + ((index * 7919) % 1000) / 100,
      connectMs: 0.01,
      outcome: limited ? 'limited' : 'accepted',
      answered: 1,
      status: 200,
      code: limited ? 60007 : 0,
      added: limited ? 0 : 100,
      removed: 0,
      already: 0,
      entriesFailed: 0,
      size: 100,
      account: Math.floor((first + index) / 1000),
      form: 0,
      kind: '',
      detail: '',
    });
    return `${line}\n`;
  }).join('');
}

async function analyse(file: string): Promise<void> {
  const store = await openSamples(file, regions, phases);
  await measurePhases(store, { regions, phases, callsOf: () => 1, bySize: false, originMs });
  for (const region of regions) {
    await findingsOf(store, region);
    await sumsOf(store, region, 'account', []);
  }
  await store.writeParquet(`${file}.parquet`);
  store.close();
}

const [, script = '', given] = process.argv;
if (given === undefined) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'oaprobe-bench-'));
  const file = path.join(folder, 'samples.tsv');
  const calls = writeCalls(file);
  const began = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  const seconds = (performance.now() - began) / 1000;
  console.log(`${os.cpus()[0]?.model}, ${os.availableParallelism()} cores, Node ${process.version}`);
  console.log(`${calls} calls: ${seconds.toFixed(1)} s, ${stdout.trim()} (promise: 10 s, 1,024 MiB)`);
  if (stderr !== '') console.error(stderr);
  rmSync(folder, { recursive: true });
} else {
  await analyse(given);
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
  console.log(`${cpuSeconds.toFixed(1)} s of CPU, ${Math.round(maxRSS / 1024)} MiB at most`);
}
