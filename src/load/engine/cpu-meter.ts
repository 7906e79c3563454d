import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';

/** Share of all cores that was used between two readings, 0 to 1. */
export interface CpuShares {
  readonly process: number;
  readonly machine: number;
}

interface Reading {
  readonly atMs: number;
  readonly processMs: number;
  readonly busyMs: number;
  readonly idleMs: number;
}

/** Reads how busy a process and the machine are. */
export interface CpuMeter {
  /** Takes a reading. What the process does after the last one is not seen. */
  read(): Promise<void>;
  /** From the first reading at or after `fromMs` to the last one; zeros where there are not two. */
  shares(fromMs: number): CpuShares;
}

/** Ticks of the times in `/proc`: 100 a second on every Linux that Node runs on. */
const tickMs = 10;

/** Measures the process with this id. */
export function createCpuMeter(pid: number): CpuMeter {
  const readings: Reading[] = [];
  return {
    async read() {
      const processMs = await processTimeMs(pid);
      if (processMs !== undefined) readings.push({ atMs: Date.now(), processMs, ...machineTimes() });
    },
    shares(fromMs) {
      const within = readings.filter(({ atMs }) => atMs >= fromMs);
      const [first, last] = [within[0], within.at(-1)];
      if (first === undefined || last === undefined || first === last) return { process: 0, machine: 0 };
      const busyMs = last.busyMs - first.busyMs;
      const idleMs = last.idleMs - first.idleMs;
      const wallMs = (last.atMs - first.atMs) * os.availableParallelism();
      return {
        process: (last.processMs - first.processMs) / wallMs,
        machine: busyMs / Math.max(1, busyMs + idleMs),
      };
    },
  };
}

function machineTimes(): Pick<Reading, 'busyMs' | 'idleMs'> {
  let [busyMs, idleMs] = [0, 0];
  for (const { times } of os.cpus()) {
    busyMs += times.user + times.nice + times.sys + times.irq;
    idleMs += times.idle;
  }
  return { busyMs, idleMs };
}

function processTimeMs(pid: number): Promise<number | undefined> {
  return process.platform === 'linux' ? Promise.resolve(fromProc(pid)) : fromPs(pid);
}

function fromProc(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may hold spaces: fields are counted after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'time=', '-p', String(pid)], (error, stdout) =>
      resolve(error === null ? clockTextMs(stdout) : undefined),
    );
  });
}

/** Ms of a time as `ps` prints it: `1:02.50`, `01:02:03`, `2-01:02:03`. */
export function clockTextMs(text: string): number | undefined {
  const [, days = '0', clock = ''] = /^\s*(?:(\d+)-)?([\d:.]+)\s*$/.exec(text) ?? [];
  if (clock === '') return undefined;
  const seconds = clock.split(':').reduce((total, part) => total * 60 + Number(part), 0);
  return Math.round((Number(days) * 86_400 + seconds) * 1000);
}
