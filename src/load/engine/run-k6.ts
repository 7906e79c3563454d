import { type ChildProcess, spawn } from 'node:child_process';
import os from 'node:os';
import { redactText } from '../../judge/redact.ts';
import { type CpuMeter, type CpuShares, createCpuMeter } from './cpu-meter.ts';
import { endWithParent } from './end-with-parent.ts';
import { followLines } from './follow-lines.ts';
import { watchClock } from './watch-clock.ts';

/** One run of k6. */
export interface K6Run {
  /** The program. */
  readonly k6: string;
  /** The bundled script. */
  readonly script: string;
  /** The file that gets a line per call. */
  readonly samples: string;
  /** More arguments for k6. */
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Texts that must not be stored or printed. */
  readonly secrets: readonly string[];
  readonly signal?: AbortSignal;
  /** Outputs of k6 beside its samples, as its `--out` takes them. */
  readonly outputs?: readonly string[];
  /** Called every second with the time since the start and the lines that were written since the last time. */
  readonly onSecond?: (elapsedMs: number, lines: readonly string[]) => void;
}

/** How a run of k6 ended. */
export interface K6End {
  readonly interrupted: boolean;
  readonly cores: number;
  /** From the given time (ms since the epoch) on. */
  readonly cpuShares: (fromMs: number) => CpuShares;
  /** By how many ms the clock of this machine was set meanwhile: times of calls are no good then. */
  readonly clockShiftMs: number;
}

/** How long k6 may take to end after it was asked to, before it is ended by force. */
const patienceMs = 15_000;

/** What k6 prints of an exception in the script; it ends the iteration and not the run. */
const exception = /^(?:\w*Error|Uncaught)\b.*$|\bat .*\bfile:\/\//m;

/**
 * Runs k6 and waits for its end. k6 prints whole URLs when a call fails, so nothing that it prints is passed on; its
 * last lines, redacted, are part of the error where it fails itself.
 *
 * @throws Error where k6 or the script in it failed: a fault of the harness
 */
export async function runK6(run: K6Run): Promise<K6End> {
  const child = start(run);
  const meter = createCpuMeter(child.pid ?? 0);
  const clockShift = watchClock();
  const endings = [stopOnSignal(child, run.signal), endWithParent(child), watch(run, meter)];
  try {
    const { code, printed } = await end(child);
    const interrupted = run.signal?.aborted === true;
    if (!interrupted && (code !== 0 || exception.test(printed)))
      throw new Error(
        `k6 must end with code 0 and no exception, got code ${code}: ${lastLines(printed, run.secrets)}`,
      );
    return {
      interrupted,
      cores: os.availableParallelism(),
      cpuShares: (fromMs) => meter.shares(fromMs),
      clockShiftMs: Math.round(clockShift()),
    };
  } finally {
    for (const ending of endings) ending();
  }
}

/** The arguments with which k6 prints nothing of its own and writes a line per call to a file. */
export function engineArguments(samples: string): readonly string[] {
  const quiet = ['--quiet', '--no-color', '--no-usage-report', '--no-thresholds', '--summary-mode=disabled'];
  return [...quiet, '--log-format=raw', `--console-output=${samples}`];
}

function start({ k6, script, samples, env, outputs = [], args = [] }: K6Run): ChildProcess {
  const more = [...outputs.map((one) => `--out=${one}`), ...args];
  // In a group of its own, because a terminal sends Ctrl-C to the whole group, and k6 takes a second one as an order
  // to drop everything.
  return spawn(k6, ['run', ...engineArguments(samples), ...more, script], {
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

function stopOnSignal(child: ChildProcess, signal?: AbortSignal): () => void {
  let force: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill('SIGINT');
    force = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  };
  if (signal?.aborted) stop();
  else signal?.addEventListener('abort', stop, { once: true });
  return () => {
    clearTimeout(force);
    signal?.removeEventListener('abort', stop);
  };
}

function watch({ samples, onSecond }: K6Run, meter: CpuMeter): () => void {
  const startedMs = Date.now();
  const lines = followLines(samples);
  const timer = setInterval(() => {
    void meter.read();
    onSecond?.(Date.now() - startedMs, lines());
  }, 1_000);
  return () => clearInterval(timer);
}

function end(child: ChildProcess): Promise<{ code: number | null; printed: string }> {
  let printed = '';
  const keep = (text: string) => {
    printed = `${printed}${text}`.slice(-8_000);
  };
  child.stdout?.setEncoding('utf8').on('data', keep);
  child.stderr?.setEncoding('utf8').on('data', keep);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, printed }));
  });
}

function lastLines(printed: string, secrets: readonly string[]): string {
  const lines = printed.trim().split('\n').slice(-5).join(' | ');
  return redactText(lines === '' ? 'it printed nothing' : lines, secrets);
}
