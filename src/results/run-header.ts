import { createHash } from 'node:crypto';
import { arch, cpus, hostname, platform, totalmem } from 'node:os';
import type { Region } from '../contract/types.ts';
import { mask, redactText } from '../judge/redact.ts';

/** The machine that asked: load figures mean little without it. */
export interface Machine {
  readonly os: string;
  readonly arch: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly node: string;
}

/** What is known of a run before it begins. */
export interface RunHeader {
  readonly toolVersion: string;
  /** SHA-256 (hex) of the contract files: the contract's version. */
  readonly contractHash: string;
  readonly target: string;
  readonly regions: readonly Region[];
  readonly seed: number;
  /** The arguments as typed; secrets in them are masked before they are stored. */
  readonly commandLine: readonly string[];
}

/** `run.json`. */
export interface RunFile extends RunHeader {
  readonly schemaVersion: 1;
  readonly runId: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** ISO 8601, UTC; absent of a run that was killed. */
  readonly endedAt?: string;
  readonly machine: Machine;
  /** The process that writes the run, by which others see whether it is still under way. */
  readonly process?: RunProcess;
}

/** A process, on the machine of that name. */
export interface RunProcess {
  readonly pid: number;
  /** SHA-256 (hex, 12 digits) of the machine's name: it tells machines apart and none by its name. */
  readonly host: string;
}

/** The process that this is. */
export function thisProcess(): RunProcess {
  return { pid: process.pid, host: createHash('sha256').update(hostname()).digest('hex').slice(0, 12) };
}

/** Whether a run is being written now, by a process of this machine. A run of another machine counts as over. */
export function isUnderWay({ endedAt, process: writer }: Pick<RunFile, 'endedAt' | 'process'>): boolean {
  if (endedAt !== undefined || writer === undefined || writer.host !== thisProcess().host) return false;
  try {
    return process.kill(writer.pid, 0);
  } catch {
    return false;
  }
}

/** The machine this process runs on. */
export function thisMachine(): Machine {
  const processors = cpus();
  return {
    os: platform(),
    arch: arch(),
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryBytes: totalmem(),
    node: process.version,
  };
}

/** Options whose value is a secret. */
const SECRET_OPTIONS = ['--secret-key', '--user-sig'];

/** Arguments without secrets: the values of secret options, every `usersig=...`, and each of `secrets` wherever it stands. */
export function maskArguments(commandLine: readonly string[], secrets: readonly string[] = []): string[] {
  return commandLine.map((argument, index) => {
    const option = SECRET_OPTIONS.find((name) => argument.startsWith(`${name}=`));
    if (option !== undefined) return `${option}=${mask}`;
    return SECRET_OPTIONS.includes(commandLine[index - 1] ?? '') ? mask : redactText(argument, secrets);
  });
}
