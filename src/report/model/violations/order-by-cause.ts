import type { ViolationGroup } from './violation-group.ts';

/** A group follows from another one where so great a share of its cases broke that one before. */
const SHARE = 2 / 3;

/**
 * Groups in the order in which a reader should take them: the one that was the first to break in the most cases first, of
 * equals what every operation promises before what one does. Within a case the laws find the most basic first, and
 * what a call broke before what a later one did; so a group that most of its cases found after another one comes right
 * after that, marked by `follows`: most likely it is what becomes of it.
 */
export function orderByCause(groups: readonly ViolationGroup[]): ViolationGroup[] {
  const places = new Map(groups.map((group) => [group, placesOf(group)]));
  const placesAt = (group: ViolationGroup) => places.get(group) ?? new Map<string, number>();
  const ordered = groups.toSorted(
    (a, b) =>
      firstIn(placesAt(b)) - firstIn(placesAt(a)) ||
      Number(isServiceWide(b)) - Number(isServiceWide(a)) ||
      placesAt(b).size - placesAt(a).size,
  );
  const roots = new Map<ViolationGroup, ViolationGroup[]>();
  for (const group of ordered) {
    const root = [...roots.keys()].find((each) => comesAfter(placesAt(group), placesAt(each)));
    if (root === undefined) roots.set(group, []);
    else roots.get(root)?.push({ ...group, follows: root });
  }
  return [...roots].flatMap(([root, following]) => [root, ...following]);
}

/** The place among the findings of its case, by case and region. A load goal has neither and stands alone. */
function placesOf({ cases }: ViolationGroup): ReadonlyMap<string, number> {
  const places = cases.flatMap(({ caseId, sightings }) =>
    sightings.map(({ region, verdict, finding }): [string, number] => {
      const at = finding ? (verdict?.findings?.indexOf(finding) ?? 0) : 0;
      return [`${caseId} ${region}`, at];
    }),
  );
  return new Map(places);
}

function firstIn(places: ReadonlyMap<string, number>): number {
  return [...places.values()].filter((at) => at === 0).length;
}

function comesAfter(later: ReadonlyMap<string, number>, earlier: ReadonlyMap<string, number>): boolean {
  const after = [...later].filter(([place, at]) => (earlier.get(place) ?? at) < at);
  return after.length >= SHARE * later.size;
}

function isServiceWide({ clause }: ViolationGroup): boolean {
  return clause.startsWith('service.');
}
