import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../../contract/user-error.ts';
import { askVersion, isAtLeast } from './k6-version.ts';

/** What to build and where to put it. */
export interface BuildOptions {
  /** Folder with `go.mod` and `go.sum`; nothing is written into it. */
  readonly engineFolder: string;
  /** The program to make. */
  readonly path: string;
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What a user without Go can do: the end of the message. */
  readonly remedy: string;
  readonly onProgress?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** What `go.mod` needs, as `[major, minor]`. */
const oldestGo = [1, 26] as const;

const progressEveryMs = 5_000;

/**
 * Builds the pinned k6 with Go. The program appears under its name only when it is whole, so that two runs may build
 * at once, and one that is cut short leaves nothing that looks ready.
 *
 * @throws UserError where Go is missing or too old, or the build fails
 */
export async function buildK6(options: BuildOptions): Promise<void> {
  const { path, version, onProgress } = options;
  const env = goEnvironment(options.env);
  await requireGo(env, options);
  mkdirSync(dirname(path), { recursive: true });
  const folder = mkdtempSync(join(dirname(path), 'building-'));
  const startedMs = Date.now();
  const tell = () =>
    onProgress?.(`building k6 ${version} with Go (once; about a minute): ${elapsed(startedMs)}`);
  tell();
  const timer = setInterval(tell, progressEveryMs);
  try {
    await goBuild(options, env, join(folder, 'k6'));
    renameSync(join(folder, 'k6'), path);
    onProgress?.(`built k6 ${version} in ${elapsed(startedMs)}: ${path}`);
  } finally {
    clearInterval(timer);
    rmSync(folder, { recursive: true, force: true });
  }
}

function elapsed(startedMs: number): string {
  return `${Math.round((Date.now() - startedMs) / 1000)} s`;
}

/** The module is built as it is pinned, whatever the user's own Go settings say, and no other Go is downloaded. */
function goEnvironment(env: Readonly<Record<string, string | undefined>>) {
  return { ...env, GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'local', GOWORK: 'off', CGO_ENABLED: '0' };
}

/** The version of Go that could build k6; undefined where there is none, or one that is too old. */
export async function usableGo(
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const version = await askVersion('go', 'version', { env: goEnvironment(env) });
  return version !== undefined && isAtLeast(version, oldestGo) ? version : undefined;
}

async function requireGo(
  env: Readonly<Record<string, string | undefined>>,
  { remedy, signal }: BuildOptions,
): Promise<void> {
  const version = await askVersion('go', 'version', { env, ...(signal && { signal }) });
  const must = `k6 must be built with Go ${oldestGo.join('.')} or newer where none is installed`;
  if (version === undefined) throw new UserError(`${must}, got no Go on PATH; ${remedy}`);
  if (!isAtLeast(version, oldestGo)) throw new UserError(`${must}, got Go ${version}; ${remedy}`);
}

function goBuild(
  { engineFolder, remedy, signal }: BuildOptions,
  env: Readonly<Record<string, string | undefined>>,
  output: string,
): Promise<void> {
  const args = ['build', '-trimpath', '-buildvcs=false', '-ldflags', '-s -w', '-o', output, 'go.k6.io/k6/v2'];
  return new Promise((resolve, reject) => {
    const child = spawn('go', args, {
      cwd: engineFolder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(signal && { signal }),
    });
    let tail = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      tail = `${tail}${text}`.slice(-4000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve();
      const reason = reasonIn(tail) ?? `exit code ${code}`;
      reject(new UserError(`k6 must build from ${engineFolder}, got: ${reason}; ${remedy}`));
    });
  });
}

/** What Go says went wrong: of a module with other content than `go.sum` has, that; else its last line. */
function reasonIn(printed: string): string | undefined {
  const lines = printed.trim().split('\n');
  return lines.find((line) => line.includes('checksum mismatch')) ?? lines.at(-1);
}
