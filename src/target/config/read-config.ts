import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../../contract/user-error.ts';
import { describeProblem } from './config-problem.ts';
import { type ConfigInput, configSchema, type LiveTargetInput } from './config-schema.ts';

/** A config that has been read and checked. References to the environment are resolved per target, when one is used. */
export interface Config {
  /** As shown in messages; absent where there is no config file. */
  readonly file?: string;
  /** Absolute path of the folder that paths in the config are relative to. */
  readonly folder: string;
  /** The target that commands use unless told otherwise. */
  readonly target: string;
  readonly targets: Readonly<Record<string, LiveTargetInput>>;
}

const usualNames = ['oaprobe.config.ts', 'oaprobe.config.json'] as const;

/**
 * Finds, reads and checks the config.
 *
 * @param file path given on the command line, relative to `cwd`; undefined looks for `oaprobe.config.ts` or `.json` in
 *   `cwd`, and where there is none, the mock is the only target
 * @throws UserError in one line: the file cannot be read, is no config, or there are two of them
 */
export async function readConfig(file: string | undefined, cwd: string): Promise<Config> {
  const found = file ?? findConfig(cwd);
  if (found === undefined) return { folder: cwd, target: 'mock', targets: {} };
  const absolute = path.resolve(cwd, found);
  const content = await load(found, absolute);
  const { target = 'mock', targets = {} } = check(found, content);
  if (Object.hasOwn(targets, 'mock')) {
    throw new UserError(
      `${found} at /targets/mock: must be another name, because mock is the built-in target; rename it`,
    );
  }
  return { file: found, folder: path.dirname(absolute), target, targets };
}

function findConfig(cwd: string): string | undefined {
  const present = usualNames.filter((name) => existsSync(path.join(cwd, name)));
  if (present.length > 1) {
    throw new UserError(
      `one config must be in ${cwd}, got ${present.join(' and ')}; remove one, or name one with --config FILE`,
    );
  }
  return present[0];
}

async function load(shownAs: string, absolute: string): Promise<unknown> {
  if (!existsSync(absolute)) {
    throw new UserError(
      `${shownAs}: must be a config file, got no such file; create it, or correct --config FILE`,
    );
  }
  if (absolute.endsWith('.json')) return loadJson(shownAs, absolute);
  if (/\.[cm]?[jt]s$/.test(absolute)) return loadModule(shownAs, absolute);
  throw new UserError(`${shownAs}: must end in .ts or .json, got "${path.extname(absolute)}"`);
}

function loadJson(shownAs: string, absolute: string): unknown {
  try {
    return JSON.parse(readFileSync(absolute, 'utf8'));
  } catch (error) {
    throw new UserError(`${shownAs}: must be readable JSON, got ${reasonOf(error)}`);
  }
}

async function loadModule(shownAs: string, absolute: string): Promise<unknown> {
  const module: { default?: unknown } = await import(pathToFileURL(absolute).href).catch((error) => {
    throw new UserError(`${shownAs}: must be a module that can be imported, got ${reasonOf(error)}`);
  });
  if (module.default !== undefined) return module.default;
  throw new UserError(
    `${shownAs}: must have a default export, got none; write export default defineConfig({ ... })`,
  );
}

function check(shownAs: string, content: unknown): ConfigInput {
  const result = configSchema.safeParse(content);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw new UserError(
    first === undefined ? `${shownAs}: must be a config` : describeProblem(shownAs, first, content),
  );
}

/** First line only, and without the piece of the file that a JSON error quotes: it could be a key. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n', 1)[0] ?? '').replace(/^(Unexpected token .*?), .*$/, '$1');
}
