import type { Region } from '../../contract/types.ts';

/**
 * Where something shows, in words that tell whether the region matters: `in all 6 regions`, `only in jakarta`,
 * `in 5 of 6 regions, not in jakarta`.
 *
 * @param regions some of `all`, at least one
 * @param all the regions of the run
 */
export function describeRegions(regions: readonly Region[], all: readonly Region[]): string {
  const others = all.filter((region) => !regions.includes(region));
  if (all.length < 2) return `in ${regions.join(', ')}`;
  if (others.length === 0) return all.length === 2 ? 'in both regions' : `in all ${all.length} regions`;
  if (regions.length === 1) return `only in ${regions[0]}`;
  if (others.length === 1 && all.length > 3)
    return `in ${regions.length} of ${all.length} regions, not in ${others[0]}`;
  return `only in ${regions.slice(0, -1).join(', ')} and ${regions.at(-1)}`;
}
