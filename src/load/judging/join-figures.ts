import type { RegionFacts } from './facts.ts';
import { count, type Figure, measured, notMeasured } from './figure.ts';
import { freeFor, type Tries } from './free-for.ts';

/** Figures about users that race for the last accounts they may join. */
export const joinFigures = {
  /** Accounts joined beyond the limit, over all users. */
  overjoined: (facts: RegionFacts): Figure => joins(facts, ({ added }, limit) => Math.max(0, added - limit)),

  /** Accounts that users could still have joined though they were turned away. */
  underjoined: (facts: RegionFacts): Figure => joins(facts, freeFor),
} as const;

function joins(facts: RegionFacts, off: (tries: Tries, limit: number) => number): Figure {
  const limit = facts.races?.joins?.accountsPerSubscriber;
  if (limit === undefined || facts.joins === undefined)
    return notMeasured('the limit of accounts per user is not known');
  const joined = facts.joins.reduce((total, { added }) => total + added, 0);
  const wrong = facts.joins.reduce((total, tries) => total + off(tries, limit), 0);
  const users = count(facts.joins.length, 'user');
  return measured(wrong, `${count(joined, 'account')} joined by ${users} who may join ${limit} each`);
}
