import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../contract/user-error.ts';
import { type ConfigPlace, placeText, readReference } from './config/config-place.ts';

/**
 * A PEM text of the config.
 *
 * @param text the PEM itself, or the path of a file relative to the config, or `env:NAME` for either
 * @throws UserError where the file cannot be read
 */
export function readPem(text: string, place: ConfigPlace, part: string): string {
  const value = readReference(text, place, part);
  if (value.includes('-----BEGIN ')) return value;
  const file = path.resolve(place.folder, value);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new UserError(
      `${placeText(place, part)}: must be a readable PEM file, got ${file} (${code}); correct the path`,
    );
  }
}
