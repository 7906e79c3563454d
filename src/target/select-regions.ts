import type { Region } from '../contract/types.ts';
import { UserError } from '../contract/user-error.ts';
import { suggestName } from './nearest-name.ts';
import type { Target } from './types.ts';

/**
 * Narrows a target to the named regions, in the order named; a region named twice counts once.
 *
 * @param names `a,b` as on the command line; undefined keeps all regions
 * @throws UserError for a region that the target does not have, with the ones it has
 */
export function selectRegions(target: Target, names: string | undefined): Target {
  const known = target.regions.map(({ region }) => region);
  const wanted = namedRegions(names, known, target.name);
  return {
    ...target,
    regions: wanted.flatMap((name) => target.regions.filter(({ region }) => region === name)),
  };
}

/**
 * The regions that a command line names, each once, in the order named.
 *
 * @param names `a,b`; undefined names all
 * @param known the regions of the target
 * @throws UserError for an unknown one, or where none is named
 */
export function namedRegions(
  names: string | undefined,
  known: readonly Region[],
  target: string,
): readonly Region[] {
  if (names === undefined) return known;
  const wanted = [...new Set(names.split(',').map((name) => name.trim()))].filter((name) => name !== '');
  if (wanted.length === 0) {
    throw new UserError(`--region must name at least one region, got "${names}"${suggestName(names, known)}`);
  }
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown === undefined) return wanted;
  throw new UserError(
    `--region must be a region of the target ${target}, got "${unknown}"${suggestName(unknown, known)}`,
  );
}
