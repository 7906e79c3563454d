import { findUncleanRuns, readUncleanRun, type UncleanRun } from '../../results/leftovers.ts';
import { readRunFolder } from '../../results/read-run-folder.ts';
import { isUnderWay } from '../../results/run-header.ts';

/** Where to look, and for what. */
export interface Wanted {
  /** The folder of runs. */
  readonly base: string;
  /** These runs alone, also those that seem to be under way; all under `base` where empty. */
  readonly folders: readonly string[];
  /** Leftovers of this target alone. */
  readonly target?: string | undefined;
  /** Names with commas: leftovers of these regions alone. */
  readonly region?: string | undefined;
}

/** What earlier runs left behind. */
export interface Found {
  readonly targets: ReadonlyMap<string, readonly UncleanRun[]>;
  /** Runs that are left alone, because a process of this machine is writing them. */
  readonly underWay: readonly UncleanRun[];
}

/** The target that ends with its run, and everything on it. */
const embedded = 'mock';

/**
 * What earlier runs left behind, by target. What was on the embedded mock is gone with it.
 *
 * @throws UserError for a named folder that is no run
 */
export function leftoversByTarget({ base, folders, target, region }: Wanted): Found {
  for (const folder of folders) readRunFolder(folder);
  const runs = folders.length > 0 ? folders.flatMap(readUncleanRun) : findUncleanRuns(base);
  const wanted = runs
    .filter(({ run }) => run.target !== embedded && (target ?? run.target) === run.target)
    .map((run) => withinRegions(run, region))
    .filter(({ leftovers }) => leftovers.length > 0);
  const busy = (run: UncleanRun) => folders.length === 0 && isUnderWay(run.run);
  const over = wanted.filter((run) => !busy(run));
  return { targets: Map.groupBy(over, ({ run }) => run.target), underWay: wanted.filter(busy) };
}

function withinRegions(run: UncleanRun, names: string | undefined): UncleanRun {
  if (names === undefined) return run;
  const regions = names.split(',').map((name) => name.trim());
  return { ...run, leftovers: run.leftovers.filter(({ region }) => regions.includes(region)) };
}
