import { join } from 'node:path';
import type { Region } from '../contract/types.ts';
import { readJson } from './files/read-records.ts';
import type { Observation } from './summary.ts';

/** An open question that a region answers otherwise than in the baseline. */
export interface ChangedObservation {
  readonly silence: string;
  readonly region: Region;
  /** Answers, in order. */
  readonly before: readonly string[];
  readonly now: readonly string[];
}

/**
 * The observations of the accepted baseline of a target; undefined where it has none.
 *
 * @param folder where the config stands
 */
export function readBaselineObservations(folder: string, target: string): readonly Observation[] | undefined {
  const file = join(folder, 'reports', 'baselines', `${target}.json`);
  return readJson<{ readonly observations?: readonly Observation[] }>(file)?.observations;
}

/** The questions that a region answered in both runs, and not alike. What only one of them asked has not changed. */
export function changedObservations(
  now: readonly Observation[],
  before: readonly Observation[],
): ChangedObservation[] {
  const earlier = byPlace(before);
  return [...byPlace(now)].flatMap(([place, all]) => {
    const [was, is] = [answersOf(earlier.get(place) ?? []), answersOf(all)];
    const [first] = all;
    if (first === undefined || was.length === 0 || was.join('\n') === is.join('\n')) return [];
    return [{ silence: first.silence, region: first.region, before: was, now: is }];
  });
}

function byPlace(all: readonly Observation[]): ReadonlyMap<string, readonly Observation[]> {
  return Map.groupBy(all, ({ silence, region }) => `${silence} ${region}`);
}

function answersOf(all: readonly Observation[]): string[] {
  return all.map(({ answer }) => answer).toSorted();
}
