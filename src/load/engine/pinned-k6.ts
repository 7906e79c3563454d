import { readFileSync } from 'node:fs';
import { packagePlace } from '../package-place.ts';

/** The version of k6 that `load/engine/go.mod` pins, e.g. `2.2.0`. */
export function pinnedK6(): string {
  const text = readFileSync(packagePlace('load', 'engine', 'go.mod'), 'utf8');
  const version = /\bgo\.k6\.io\/k6(?:\/v\d+)? v(\d+\.\d+\.\d+)/.exec(text)?.[1];
  if (version === undefined) throw new Error('load/engine/go.mod must pin a version of k6');
  return version;
}
