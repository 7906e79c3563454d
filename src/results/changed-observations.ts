import type { Region } from '../contract/types.ts';
import type { Observation } from './records/summary.ts';

/** An open question that a region answers otherwise than in the baseline. */
export interface ChangedObservation {
  readonly silence: string;
  readonly region: Region;
  /** Answers, in order. */
  readonly before: readonly string[];
  readonly now: readonly string[];
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
