import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { UserError } from '../../contract/user-error.ts';
import type { Environment } from './config-place.ts';

/** Name of the file, beside the config. */
export const envFileName = '.env';

/**
 * The environment with the variables of a file `.env` behind it: what is set in the environment counts first, and an
 * empty variable counts as not set.
 *
 * @param folder of the config
 * @throws UserError where the file is there and cannot be read
 */
export function withEnvFile(folder: string, env: Environment): Environment {
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  return { ...readEnvFile(folder), ...Object.fromEntries(set) };
}

/** The variables of the file `.env` in a folder; none where there is no file. */
export function readEnvFile(folder: string): Environment {
  const file = path.join(folder, envFileName);
  if (!existsSync(file)) return {};
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no such syntax';
    throw new UserError(
      `${file}: must be a readable file of NAME=value lines, got ${code}; mend or remove it`,
    );
  }
}
