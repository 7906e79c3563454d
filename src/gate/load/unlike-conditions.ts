import type { LoadBlocks } from '../../results/baseline/baseline.ts';

/** In what two loads differ that makes them hard to compare, e.g. `cpu 2 x A, now 4 x B`. */
export function unlikeConditions(before: LoadBlocks['conditions'], now: LoadBlocks['conditions']): string[] {
  const names = Object.keys({ ...before, ...now });
  const unlike = names.filter((name) => before[name] !== now[name]);
  return unlike.map((name) => `${name} ${before[name]}, now ${now[name]}`);
}
