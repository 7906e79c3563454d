/** What is looked for, and how. */
export interface Search<T> {
  /** Each is tried; the first of them wins over others that cost the same. */
  readonly likely: readonly T[];
  /** Tried where they look promising. */
  readonly others: readonly T[];
  /** An idea of the cost that is cheaper to have. */
  readonly roughCostOf: (one: T) => number;
  readonly costOf: (one: T) => number;
  /** Neighbours of one, so far away: 1 is the distance between those that are tried first. */
  readonly near: (one: T, distance: number) => readonly T[];
}

/** So many of those that look best are tried, so many of all that were tried are followed, by steps that are halved so often. */
const promising = 6;
const followed = 4;
const halvings = 6;

/** The one that costs least, as far as small steps away from what is tried first lead to it. */
export function search<T>({ likely, others, roughCostOf, costOf, near }: Search<T>): T {
  const chosen = cheapest(measure(others, roughCostOf), promising).map(({ one }) => one);
  const tried = cheapest(measure([...likely, ...chosen], costOf), followed);
  return tried.map((found) => refine(found, costOf, near)).reduce(cheaper).one;
}

function measure<T>(some: readonly T[], costOf: Search<T>['costOf']): Found<T>[] {
  return some.map((one) => ({ one, cost: costOf(one) }));
}

/** Of those that cost the same, the first ones. */
function cheapest<T>(founds: readonly Found<T>[], count: number): Found<T>[] {
  return founds.toSorted((a, b) => a.cost - b.cost).slice(0, count);
}

interface Found<T> {
  readonly one: T;
  readonly cost: number;
}

function refine<T>(start: Found<T>, costOf: Search<T>['costOf'], near: Search<T>['near']): Found<T> {
  let best = start;
  let distance = 0.5;
  for (let turn = 0; turn < halvings && best.cost > 0; turn++, distance /= 2) {
    const sides = measure(near(best.one, distance), costOf);
    best = [best, ...sides].reduce(cheaper);
  }
  return best;
}

function cheaper<T>(one: Found<T>, other: Found<T>): Found<T> {
  return other.cost < one.cost ? other : one;
}
