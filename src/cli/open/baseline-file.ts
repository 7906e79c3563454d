import path from 'node:path';
import { baselinePlace } from '../../results/baseline/read-baseline.ts';
import type { Invocation } from '../invocation.ts';

/** The file of a target's baseline: the one that is named, else `reports/baselines/<target>.json` beside the config. */
export function baselineFile(
  { globals, cwd }: Pick<Invocation, 'globals' | 'cwd'>,
  target: string,
  named?: string,
): string {
  if (named !== undefined) return path.resolve(cwd, named);
  const folder = globals.config === undefined ? cwd : path.dirname(path.resolve(cwd, globals.config));
  return baselinePlace(folder, target);
}
