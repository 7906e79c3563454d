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
