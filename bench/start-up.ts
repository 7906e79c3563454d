import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { readRunFolder } from '../src/results/read-run-folder.ts';

/**
 * How long `oaprobe --help` and `oaprobe check` of six regions on the mock take, all start-up included, beside a Node
 * that does nothing, and `check` beside the floor that the documented rate sets for the calls it makes. Prints medians,
 * ratios, and what the fastest and the slowest check took: other work on the machine shows there.
 */
const program = path.join(import.meta.dirname, '..', 'bin', 'oaprobe.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'oaprobe-bench-'));

/** Wall time of a process in ms. */
function timeOf(parameters: readonly string[]): number {
  const startedMs = performance.now();
  const { status } = spawnSync(process.execPath, parameters, { cwd: folder });
  if (status !== 0) throw new Error(`${parameters.join(' ')} must exit with 0, got ${status}`);
  return performance.now() - startedMs;
}

/** Several times in ms, sorted; the first one, which fills caches, is left out. */
function timesOf(times: number, parameters: () => readonly string[]): readonly number[] {
  timeOf(parameters());
  return Array.from({ length: times }, () => timeOf(parameters())).sort((a, b) => a - b);
}

function medianOf(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Calls per second of one operation in one region. @source add_subscriber#maximum-call-frequency */
const documentedPerSecond = 200;

/** How long the busiest operation of a region takes at the documented rate, in ms. */
function floorOf(run: string): number {
  const { exchanges } = readRunFolder(run);
  const calls = exchanges.filter(({ direction }) => direction !== 'callback');
  const lanes = Map.groupBy(calls, ({ region, operation }) => `${region} ${operation}`);
  return (Math.max(...[...lanes.values()].map(({ length }) => length)) / documentedPerSecond) * 1000;
}

const idleMs = medianOf(timesOf(9, () => ['-e', '']));
const helpMs = medianOf(timesOf(9, () => [program, '--help']));
let runs = 0;
const runAt = (number: number) => path.join(folder, `run-${number}`);
const checks = timesOf(5, () => [program, 'check', '--quiet', '--out', runAt(runs++)]);
const floorMs = floorOf(runAt(0));
rmSync(folder, { recursive: true });

const row = (what: string, ms: number, promise: string) =>
  `${what.padEnd(28)}${ms.toFixed(0).padStart(7)} ms${(ms / idleMs).toFixed(1).padStart(7)} x a bare Node   ${promise}`;
console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}`);
console.log(row('node -e ""', idleMs, ''));
console.log(row('oaprobe --help', helpMs, 'promise: at most 200 ms'));
const bound = `promise: at most ${(1.5 * floorMs + 2000).toFixed(0)} ms, 1.5 x the floor of ${floorMs.toFixed(0)} ms and 2 s`;
console.log(row('oaprobe check (six regions)', medianOf(checks), bound));
console.log(`fastest ${checks[0]?.toFixed(0)} ms, slowest ${checks.at(-1)?.toFixed(0)} ms`);
