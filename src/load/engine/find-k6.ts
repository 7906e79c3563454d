import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheFolder } from '../../contract/cache-folder.ts';
import { UserError } from '../../contract/user-error.ts';
import { packagePlace } from '../package-place.ts';
import { buildK6 } from './build-k6.ts';
import { askVersion, isAtLeast, oldestK6 } from './k6-version.ts';

/** A k6 that can run the profiles. */
export interface FoundK6 {
  readonly path: string;
  /** e.g. `2.2.0`. */
  readonly version: string;
  readonly source: 'OAPROBE_K6' | 'PATH' | 'cache' | 'built';
}

/** Where to look, and whom to tell. */
export interface FindK6Options {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Gets a line for people now and then while k6 is built, and a note about a k6 that was passed over. */
  readonly onProgress?: (line: string) => void;
  /** Folder with the `go.mod` that pins k6. */
  readonly engineFolder?: string;
  /** Whether to build where nothing is found; true unless given. */
  readonly build?: boolean;
  readonly signal?: AbortSignal;
}

const needed = `k6 must be ${oldestK6.join('.')} or newer`;

/**
 * Finds k6: the program that `OAPROBE_K6` names, `k6` on PATH, one built before, else builds the pinned one with Go.
 *
 * @throws UserError where `OAPROBE_K6` names no usable k6, or nothing is found and nothing can be built
 */
export async function findK6(options: FindK6Options = {}): Promise<FoundK6> {
  const env = options.env ?? process.env;
  const engineFolder = options.engineFolder ?? packagePlace('load', 'engine');
  const ask = (program: string) =>
    askVersion(program, 'version', options.signal && { signal: options.signal });
  const named = await namedK6(env, ask);
  if (named !== undefined) return named;
  const onPath = await k6OnPath(env, ask, options.onProgress);
  if (onPath !== undefined) return onPath;
  const version = pinnedVersion(engineFolder);
  const path = join(cacheFolder(env), 'k6', version, 'k6');
  if ((await ask(path)) === version) return { path, version, source: 'cache' };
  if (options.build === false)
    throw new UserError(`${needed}, got none in OAPROBE_K6, on PATH or in the cache; ${remedy}`);
  await buildK6({ engineFolder, path, version, env, remedy, ...pick(options) });
  return { path, version, source: 'built' };
}

const remedy =
  'install k6 (https://grafana.com/docs/k6/latest/set-up/install-k6/) or Go 1.26 (https://go.dev/doc/install), or set OAPROBE_K6 to a k6 program';

function pick({ onProgress, signal }: FindK6Options): Pick<FindK6Options, 'onProgress' | 'signal'> {
  return { ...(onProgress && { onProgress }), ...(signal && { signal }) };
}

/** Asks a program for its version. */
type Ask = (program: string) => Promise<string | undefined>;

async function namedK6(
  env: Readonly<Record<string, string | undefined>>,
  ask: Ask,
): Promise<FoundK6 | undefined> {
  const path = env.OAPROBE_K6;
  if (path === undefined || path === '') return undefined;
  if (!isProgram(path))
    throw new UserError(
      `OAPROBE_K6 must name a program, got ${path}, which is none; set it to a k6, or unset it`,
    );
  const version = await ask(path);
  if (version === undefined)
    throw new UserError(
      `OAPROBE_K6 must name a k6, got ${path}, which tells no version; set it to a k6, or unset it`,
    );
  if (!isAtLeast(version, oldestK6))
    throw new UserError(`${needed}, got ${version} in OAPROBE_K6 (${path}); name a newer one, or unset it`);
  return { path, version, source: 'OAPROBE_K6' };
}

async function k6OnPath(
  env: Readonly<Record<string, string | undefined>>,
  ask: Ask,
  onProgress?: (line: string) => void,
): Promise<FoundK6 | undefined> {
  const path = (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'k6'))
    .find(isProgram);
  if (path === undefined) return undefined;
  const version = await ask(path);
  if (version !== undefined && isAtLeast(version, oldestK6)) return { path, version, source: 'PATH' };
  onProgress?.(
    `${needed}: the one on PATH (${path}) is ${version ?? 'of no known version'} and is passed over`,
  );
  return undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The version of k6 that `go.mod` requires. */
function pinnedVersion(engineFolder: string): string {
  const text = readFileSync(join(engineFolder, 'go.mod'), 'utf8');
  const version = /^\s*(?:require\s+)?go\.k6\.io\/k6\/v2 v(\S+)/m.exec(text)?.[1];
  if (version === undefined) throw new Error(`${join(engineFolder, 'go.mod')} must require go.k6.io/k6/v2`);
  return version;
}
