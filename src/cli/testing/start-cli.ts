import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../bin/oaprobe.mjs', import.meta.url));

/** What a command line came to. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command line that is under way. */
export interface StartedCli {
  readonly child: ChildProcess;
  /** What it printed so far. */
  printed(): { readonly stdout: string; readonly stderr: string };
  readonly ended: Promise<Ended>;
}

export interface CliOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Starts `oaprobe` as users do, without a terminal. */
export function startCli(commandLine: readonly string[], { cwd, env = {} }: CliOptions): StartedCli {
  const child = spawn(process.execPath, [program, ...commandLine], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', GITHUB_ACTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
  return { child, printed: () => ({ ...output }), ended };
}

/** Runs `oaprobe` to its end. */
export function runCli(commandLine: readonly string[], options: CliOptions): Promise<Ended> {
  return startCli(commandLine, options).ended;
}

/** Exit code of a command line, also of one whose output nobody reads. */
export function exitOf({ child }: StartedCli): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve));
}
