import { allClauses } from '../contract/look-up.ts';
import type { Clause, Contract } from '../contract/types.ts';
import { clausesOfLaws } from '../judge/clauses-of-laws.ts';
import type { ListedCase } from './list-cases.ts';

/** The clauses that no case is about. */
export interface UncoveredClauses {
  /** Laws hold every answer, or every callback, to them all the same. */
  readonly byLaws: readonly Clause[];
  /** Nothing that is sent to the service tells whether they are kept. */
  readonly unchecked: readonly Clause[];
}

/** Which clauses no case is about. */
export function uncoveredClauses(contract: Contract, cases: readonly ListedCase[]): UncoveredClauses {
  const covered = new Set(cases.map(({ clause }) => clause));
  const laws = clausesOfLaws(contract);
  const left = allClauses(contract).filter(({ id }) => !covered.has(id));
  return {
    byLaws: left.filter(({ id }) => laws.has(id)),
    unchecked: left.filter(({ id }) => !laws.has(id)),
  };
}
