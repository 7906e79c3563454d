import type { ClauseId, Contract } from '../../contract/types.ts';
import type { Exchange } from '../exchange.ts';
import { cameTo, type Relation } from './relation.ts';

/**
 * Two sides say the same about the same users, in accounts that are in the same state: in another order, or in several
 * calls instead of one. What becomes of a user does not depend on who stands beside it.
 *
 * @param sides the indexes of the calls of each side
 * @source add_subscriber#response-fields
 */
export function eachAlone(
  clause: ClauseId,
  sides: readonly [readonly number[], readonly number[]],
): Relation {
  return {
    id: 'each-alone',
    clause,
    judge(calls, contract) {
      const [one, other] = sides.map((indexes) => indexes.map((index) => calls[index] as Exchange));
      const first = outcomes(one as Exchange[], contract);
      const second = outcomes(other as Exchange[], contract);
      const user = first && second && [...first.keys()].find((name) => first.get(name) !== second.get(name));
      if (user === undefined || first === undefined || second === undefined) return undefined;
      const expected = String(first.get(user));
      const actual = String(second.get(user) ?? 'no entry');
      const exchangeIds = [...(one as Exchange[]), ...(other as Exchange[])].map(({ id }) => id);
      const message = `what becomes of "${user}" must be the same in every order and split of the list: ${expected}, got ${actual}`;
      return { expected, actual, message, exchangeIds };
    },
  };
}

/** What became of each user, in words; nothing where it is open. */
function outcomes(calls: readonly Exchange[], contract: Contract): ReadonlyMap<string, string> | undefined {
  const said = new Map<string, string>();
  for (const call of calls) {
    const came = cameTo(call, contract);
    if (came.kind !== 'results') return undefined;
    for (const [user, result] of came.results) said.set(user, `Result ${result}`);
  }
  return said;
}
