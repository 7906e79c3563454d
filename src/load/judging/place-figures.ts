import { type AccountFacts, measuredPhases, type RegionFacts, totalOf } from './facts.ts';
import { count, countOf, type Figure, measured, notMeasured } from './figure.ts';
import { freeFor, type Tries } from './free-for.ts';

/** Figures about who was added where. */
export const placeFigures = {
  /** Calls with more subscribers than allowed that were accepted. */
  acceptedTooLarge: (facts: RegionFacts): Figure => {
    const tooLarge = sizesOf(facts).filter(({ size }) => size > facts.largestBatch);
    if (tooLarge.length === 0) return notMeasured('no call was larger than allowed');
    const accepted = total(tooLarge.map(({ counts }) => counts.accepted));
    const sent = total(tooLarge.map(({ counts }) => counts.sent));
    return measured(accepted, `${countOf(accepted, sent)} accepted`);
  },

  /** Calls of allowed sizes that were neither accepted nor refused for their rate. */
  refusedAllowedSize: (facts: RegionFacts): Figure => {
    const allowed = sizesOf(facts).filter(({ size }) => size <= facts.largestBatch);
    const refused = total(allowed.map(({ counts }) => counts.sent - counts.accepted - counts.limited));
    return measured(refused, count(refused));
  },

  /** Users that accepted calls of one size named and did not add; fresh users are never subscribed already. */
  notAdded: (facts: RegionFacts): Figure => {
    const users = totalOf(facts, 'accepted') * facts.settings.batch;
    const missing = users - totalOf(facts, 'added');
    return measured(missing, `${countOf(missing, users, 'user')} not added`);
  },

  /** By how many subscribers the accounts differ from the users added to them, where the difference has no excuse. */
  readBackDifference: ({ accounts, interrupted }: RegionFacts): Figure => {
    if (interrupted) return notMeasured('the run was interrupted');
    const known = accounts.filter(({ listed }) => listed !== undefined);
    if (known.length < accounts.length || known.length === 0)
      return notMeasured(`${count(accounts.length - known.length, 'account')} could not be read back`);
    const difference = total(known.map(unexplained));
    const added = total(known.map((account) => account.added));
    const listed = total(known.map((account) => account.listed ?? 0));
    return measured(
      difference,
      `${count(listed, 'subscriber')} listed after ${count(added, 'user')} were added`,
    );
  },

  /** Users added to raced-for accounts beyond their places. */
  overfilled: (facts: RegionFacts): Figure =>
    overPlaces(facts, ({ added }, places) => Math.max(0, added - places)),

  /** Places of raced-for accounts left free though users were turned away there. */
  leftFree: (facts: RegionFacts): Figure => overPlaces(facts, freeFor),
} as const;

function sizesOf(facts: RegionFacts) {
  return measuredPhases(facts).flatMap(({ bySize = [] }) => bySize);
}

/** An unanswered call may have added its users or not. */
function unexplained({ added, uncertain, uncertainRemoved = 0, listed = 0 }: AccountFacts): number {
  if (listed < added) return Math.max(0, added - listed - uncertainRemoved);
  return Math.max(0, listed - added - uncertain);
}

function overPlaces({ accounts, races }: RegionFacts, off: (tries: Tries, places: number) => number): Figure {
  if (races === undefined) return notMeasured('there were no races');
  const contested = [...races.placesOf].map(([index, places]) => {
    const tries = accounts.find(({ account }) => account === index) ?? { added: 0, uncertain: 0 };
    return { added: tries.added, off: off(tries, places) };
  });
  const places = total([...races.placesOf.values()]);
  const added = total(contested.map((each) => each.added));
  return measured(
    total(contested.map((each) => each.off)),
    `${count(added, 'user')} added on ${count(places, 'place')} of ${count(contested.length, 'account')}`,
  );
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
