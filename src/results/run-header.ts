import { arch, cpus, platform, totalmem } from 'node:os';
import type { Region } from '../contract/types.ts';

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

const SECRET_OPTION = /^(--(?:secret-key|user-sig|usersig))(=.*)?$/i;

/**
 * Arguments without secrets: the value of `--secret-key` and its like, every `usersig=...`, and each of `secrets`
 * wherever it stands.
 */
export function maskArguments(commandLine: readonly string[], secrets: readonly string[] = []): string[] {
  return commandLine.map((argument, index) => {
    const option = SECRET_OPTION.exec(argument);
    if (option) return option[2] === undefined ? argument : `${option[1]}=***`;
    if (SECRET_OPTION.test(commandLine[index - 1] ?? '') && !commandLine[index - 1]?.includes('='))
      return '***';
    return maskText(argument, secrets);
  });
}

function maskText(text: string, secrets: readonly string[]): string {
  const masked = text.replace(/(usersig=)[^&\s]*/gi, '$1***');
  return secrets.filter(Boolean).reduce((rest, secret) => rest.replaceAll(secret, '***'), masked);
}
