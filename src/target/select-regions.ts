import type { Region } from '../contract/types.ts';
import { UserError } from '../contract/user-error.ts';
import { suggestName } from './nearest-name.ts';
import type { RegionTarget, Target } from './types.ts';

/**
 * Narrows a target to the named regions, in the order named; a region named twice counts once.
 *
 * @param names `a,b` as on the command line; undefined keeps all regions
 * @throws UserError for a region that the target does not have, with the ones it has
 */
export function selectRegions(target: Target, names: string | undefined): Target {
  if (names === undefined) return target;
  const wanted = [...new Set(names.split(',').map((name) => name.trim()))].filter((name) => name !== '');
  if (wanted.length === 0) {
    throw new UserError(
      `--region must name at least one region, got "${names}"${suggestName(names, regionsOf(target))}`,
    );
  }
  return { ...target, regions: wanted.map((name) => regionOf(target, name)) };
}

function regionOf(target: Target, name: Region): RegionTarget {
  const found = target.regions.find(({ region }) => region === name);
  if (found !== undefined) return found;
  const known = regionsOf(target);
  throw new UserError(
    `--region must be a region of the target ${target.name}, got "${name}"${suggestName(name, known)}`,
  );
}

function regionsOf(target: Target): readonly Region[] {
  return target.regions.map(({ region }) => region);
}
