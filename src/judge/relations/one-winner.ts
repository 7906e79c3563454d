import type { ClauseId } from '../../contract/types.ts';
import type { Exchange } from '../exchange.ts';
import { type Came, cameTo, type Relation } from './relation.ts';

/**
 * Of calls at the same moment about one user, who was not yet in the state that they ask for, exactly one changes it:
 * the others come before or after, and find it done.
 *
 * @param at the indexes of the calls, each about this one user only
 * @source add_subscriber#response-fields
 */
export function oneWinner(clause: ClauseId, at: readonly number[]): Relation {
  return exactlyOne('one-winner', clause, at, 'exactly one Result 1', (came) => {
    if (came.kind !== 'results') return undefined;
    return [...came.results.values()].includes(1);
  });
}

/**
 * Of calls at the same moment that create an account under one id exactly one is accepted.
 *
 * @source create_official_account#error-codes
 */
export function oneCreation(clause: ClauseId, at: readonly number[]): Relation {
  return exactlyOne('one-creation', clause, at, 'exactly one accepted', (came) => came.kind === 'accepted');
}

/**
 * Of calls at the same moment that end one account exactly one is accepted: to the others it is gone.
 *
 * @source error-codes#official-account
 */
export function oneEnd(clause: ClauseId, at: readonly number[]): Relation {
  return exactlyOne('one-end', clause, at, 'exactly one accepted', (came) => came.kind === 'accepted');
}

function exactlyOne(
  id: string,
  clause: ClauseId,
  at: readonly number[],
  expected: string,
  wins: (came: Came) => boolean | undefined,
): Relation {
  return {
    id,
    clause,
    judge(calls, contract) {
      const racing = at.map((index) => calls[index] as Exchange);
      const came = racing.map((call) => cameTo(call, contract));
      if (came.some(({ kind }) => kind === 'open')) return undefined;
      const won = came.filter((one) => wins(one)).length;
      if (won === 1) return undefined;
      const actual = came.map(sayCame).join(', ');
      const message = `of ${racing.length} calls sent at once about the same thing there must be ${expected}, got ${won}: ${actual}`;
      return { expected, actual, message, exchangeIds: racing.map((call) => call.id) };
    },
  };
}

function sayCame(came: Came): string {
  if (came.kind === 'results') return `Result ${[...came.results.values()].join(' and ')}`;
  return came.kind === 'refused' ? `refused ${came.code}` : came.kind;
}
