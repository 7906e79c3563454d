import { type RegionFacts, totalOf } from './facts.ts';
import { count, type Figure, measured, notMeasured } from './figure.ts';

/** Figures about users that race for the last accounts they may join. */
export const joinFigures = {
  /** Accounts joined beyond the limit, over all users. */
  overjoined: (facts: RegionFacts): Figure => joins(facts, (added, limit) => Math.max(0, added - limit)),

  /** Accounts that users could still have joined though they were refused, and not for another reason. */
  underjoined: (facts: RegionFacts): Figure => {
    const excused = totalOf(facts, 'limited') + totalOf(facts, 'failed') + totalOf(facts, 'dropped');
    const under = joins(facts, (added, limit) => Math.max(0, limit - added));
    return under.value === undefined ? under : measured(Math.max(0, under.value - excused), under.actual);
  },
} as const;

function joins(facts: RegionFacts, off: (added: number, limit: number) => number): Figure {
  const limit = facts.races?.joins?.accountsPerSubscriber;
  if (limit === undefined || facts.joins === undefined)
    return notMeasured('the limit of accounts per user is not known');
  const joined = facts.joins.reduce((total, { added }) => total + added, 0);
  const wrong = facts.joins.reduce((total, { added }) => total + off(added, limit), 0);
  const users = count(facts.joins.length, 'user');
  return measured(wrong, `${count(joined, 'account')} joined by ${users} who may join ${limit} each`);
}
