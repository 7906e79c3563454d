import { join } from '../json-pointer.ts';
import { allClauses } from '../look-up.ts';
import type { Clause, Contract, Provocation } from '../types.ts';
import { placeOfClause } from './place-of-clause.ts';
import type { Problem } from './problem.ts';

/** Situations of clauses whose refusal names codes, none of which `errors.json` gives for that situation. */
export function* brokenSituations(contract: Contract): Iterable<Problem> {
  for (const clause of allClauses(contract)) yield* unexpectedSituations(contract, clause);
}

function* unexpectedSituations(contract: Contract, clause: Clause): Iterable<Problem> {
  const { refusal, situations = [] } = clause;
  if (typeof refusal !== 'object') return;
  const expected = refusal.flatMap((code) => contract.errors[code]?.when ?? []);
  for (const [index, situation] of situations.entries()) {
    if (expected.some((one) => isSame(one, situation))) continue;
    const { file, pointer } = placeOfClause(contract, clause);
    const must = `must be in "when" of ${refusal.join(' or ')} in errors.json`;
    yield { file, pointer: pointer + join(['situations', index]), must, got: JSON.stringify(situation) };
  }
}

/** A situation has one member, so that its text tells it apart. */
function isSame(one: Provocation, other: Provocation): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
