import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';

/**
 * How long `oaprobe --help` and `oaprobe check` of six regions on the mock take, all start-up included, beside a Node
 * that does nothing. Prints medians and ratios.
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

/** The median of several times, the first (which fills caches) left out. */
function medianOf(times: number, parameters: readonly string[]): number {
  timeOf(parameters);
  const sorted = Array.from({ length: times }, () => timeOf(parameters)).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const idleMs = medianOf(9, ['-e', '']);
const helpMs = medianOf(9, [program, '--help']);
const checkMs = medianOf(3, [program, 'check', '--quiet']);
rmSync(folder, { recursive: true });

const row = (what: string, ms: number, promise: string) =>
  `${what.padEnd(28)}${ms.toFixed(0).padStart(7)} ms${(ms / idleMs).toFixed(1).padStart(7)} x a bare Node   ${promise}`;
console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}`);
console.log(row('node -e ""', idleMs, ''));
console.log(row('oaprobe --help', helpMs, 'promise: at most 200 ms'));
console.log(row('oaprobe check (six regions)', checkMs, 'promise: at most 8000 ms'));
