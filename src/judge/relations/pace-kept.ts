import type { ClauseId, Contract } from '../../contract/types.ts';
import type { Exchange } from '../exchange.ts';
import { isJsonObject, parseJson } from '../outcome.ts';
import { cameTo, type Relation } from './relation.ts';

/**
 * Of calls that each account may make once in so much time, two by each of several accounts, one account after the other.
 * Where the time is counted in windows of the clock, the two calls of an account may both be accepted because a window
 * ends between them; but no more windows end than there is time for.
 *
 * @param everyMs time in which one call of an account is served
 */
export function paceKept(clause: ClauseId, operation: string, everyMs: number): Relation {
  return {
    id: 'pace-kept',
    clause,
    judge(calls, contract) {
      const paced = calls.filter((call) => call.operation === operation);
      const byAccount = Map.groupBy(paced, (call) => accountOf(call, contract));
      const fast = [...byAccount.values()]
        .map((all) => all.filter((call) => cameTo(call, contract).kind === 'accepted'))
        .filter((served) => served.length > 1);
      const most = Math.floor(spanMs(paced) / everyMs) + 1;
      if (fast.length <= most) return undefined;
      const expected = `at most ${most} of the accounts served twice`;
      const actual = `${fast.length} served twice within ${spanMs(paced)} ms`;
      return {
        expected,
        actual,
        message: `of calls that an account may make once in ${everyMs} ms the second must be refused, but where a window ends between them (${expected}), got ${actual}`,
        exchangeIds: fast.flat().map(({ id }) => id),
      };
    },
  };
}

/**
 * Of calls of one account at the same moment, which it may make once in so much time, no more are served than windows of
 * the clock have a part in the time that they took: as a rule one, and two where a window ends meanwhile.
 *
 * @param everyMs time in which one call of an account is served
 */
export function paceKeptInRace(clause: ClauseId, operation: string, everyMs: number): Relation {
  return {
    id: 'pace-kept-in-race',
    clause,
    judge(calls, contract) {
      const racing = calls.filter((call) => call.operation === operation);
      const served = racing.filter((call) => cameTo(call, contract).kind === 'accepted').length;
      const most = Math.floor(spanMs(racing) / everyMs) + 2;
      if (served <= most) return undefined;
      const expected = `at most ${most} of ${racing.length} calls served`;
      const actual = `${served} served within ${spanMs(racing)} ms`;
      return {
        expected,
        actual,
        message: `of calls at once that an account may make once in ${everyMs} ms one is served, or two where a window ends between them (${expected}), got ${actual}`,
        exchangeIds: racing.map(({ id }) => id),
      };
    },
  };
}

function accountOf({ request }: Exchange, { service }: Contract): unknown {
  const body = parseJson(request.body);
  const fields = isJsonObject(body) ? Object.entries(body) : [];
  return fields.find(([name]) => service.roles[name] === 'account')?.[1];
}

/** From the beginning of the first to the end of the last, in whole ms, never too short. */
function spanMs(calls: readonly Exchange[]): number {
  const starts = calls.map(({ startedAt }) => Date.parse(startedAt));
  const ends = calls.map(({ startedAt, timings }) => Date.parse(startedAt) + timings.totalMs);
  return Math.ceil(Math.max(...ends) - Math.min(...starts)) + 1;
}
