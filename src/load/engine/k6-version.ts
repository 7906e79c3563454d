import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The oldest k6 that runs the profiles, as `[major, minor]`. */
export const oldestK6 = [2, 0] as const;

/**
 * Reads a version from the first line of `k6 version` or `go version`.
 *
 * @returns e.g. `2.2.0`; undefined where the text names none
 */
export function readVersion(text: string): string | undefined {
  return /\b(?:v|go)?(\d+\.\d+(?:\.\d+)?)\b/.exec(text.split('\n')[0] ?? '')?.[1];
}

/** Whether `version` is at least `[major, minor]`. */
export function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/** How to ask a program. */
interface Asking {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

/** Programs tell their version in well under a second. */
const patienceMs = 10_000;

/**
 * Asks a program for its version.
 *
 * @returns undefined where it cannot be run, does not answer in time or names none
 */
export async function askVersion(
  program: string,
  argument: string,
  { env, signal }: Asking = {},
): Promise<string | undefined> {
  const options = { timeout: patienceMs, ...(env && { env: { ...env } }), ...(signal && { signal }) };
  try {
    const { stdout } = await run(program, [argument], { ...options, encoding: 'utf8' });
    return readVersion(stdout);
  } catch {
    signal?.throwIfAborted();
    return undefined;
  }
}
