import type { Contract, OtherRequest, Region } from '../../contract/types.ts';
import type { Verdict } from '../../judge/verdict.ts';
import type { AskedCase } from '../ask/ask-case.ts';
import { askDrawn, askStory, type ShrinkBudget } from '../ask/ask-drawn.ts';
import type { CheckContext } from '../ask/asking.ts';
import { unjudged } from '../ask/conclude-case.ts';
import { usersNeeded } from '../ask/not-askable.ts';
import type { Case, Suite } from '../case.ts';
import { servedRequestCases } from '../derive/requests/served-request-case.ts';
import { deriveCases } from '../list-cases.ts';
import { lookUpJoined } from '../region/joined-before.ts';
import { namedVerdict, servedBy, servedContract } from './served-request.ts';
import { createUserLease, type UserLease } from './user-lease.ts';

/** Calls, and time, that one region may cost to make failed stories smaller. */
const shrinkCalls = 240;
const shrinkMs = 15_000;

/** What was found out of one operation in one region. */
interface Found {
  readonly verdict: Verdict;
  readonly contract: Contract;
}

/**
 * Asks cases of one region in the request that the region serves. Where a page shows two requests that exclude one
 * another, the first case that calls the operation makes sure that it is known which of them is served; cases are then
 * derived anew for a region that serves nothing but the other one.
 */
export function createRegionAsker(
  context: CheckContext,
  { suites, seed }: { readonly suites: readonly Suite[]; readonly seed: number },
  region: Region,
) {
  const { contract } = context;
  const finders = servedRequestCases(contract, 'silences');
  const found = new Map<string, Promise<Found>>();
  const derived = new Map<Contract, ReadonlyMap<string, Case>>();

  const ask = createPooledAsker(context, region);
  const find = (finder: Case): Promise<Found> => {
    const known = found.get(finder.operation) ?? findOut(context, ask, finder);
    found.set(finder.operation, known);
    // What was not answered is no answer to keep.
    void known.then(({ verdict }) => verdict.why === 'not answered' && found.delete(finder.operation));
    return known;
  };
  const casesOf = (served: Contract): ReadonlyMap<string, Case> => {
    const known =
      derived.get(served) ?? new Map(deriveCases(served, suites, { seed }).map((one) => [one.id, one]));
    derived.set(served, known);
    return known;
  };

  return async (asked: Case): Promise<Verdict> => {
    const finder = finders.find(({ operation }) => calls(asked, operation));
    if (finder === undefined || !context.target.allow.writes) return (await ask(context, asked)).verdict;
    const { verdict, contract: served } = await find(finder);
    if (asked.id === finder.id) return verdict;
    if (served === contract) return (await ask(context, asked)).verdict;
    const same = casesOf(served).get(asked.id);
    if (same === undefined) return unjudged(asked, region, otherServed);
    const { names } = asked;
    const named = names === undefined ? same : { ...same, names };
    return (await ask({ ...context, contract: served }, named)).verdict;
  };
}

const otherServed = {
  why: 'not provoked',
  message:
    'the case is about a request that is not served here: of the two that the page shows, it is the other one',
} as const;

function calls({ operation, steps }: Case, command: string): boolean {
  return operation === command || steps.some((step) => step.operation === command);
}

/** Asks a case in one region. */
type Ask = (context: CheckContext, asked: Case) => Promise<AskedCase>;

/** Where the target has a pool of users, each case gets users that no other case has at the same time. */
function createPooledAsker(general: CheckContext, region: Region): Ask {
  const { target, signal } = general;
  const budget: ShrinkBudget = {
    calls: shrinkCalls,
    ms: shrinkMs,
    told: new Set(),
    free: Promise.resolve(),
  };
  const askOne: Ask = (context, asked) => askDrawn(askStory(context, region), asked, budget, signal);
  const { users } = target;
  if (users.mode !== 'pool') return askOne;
  let looking: Promise<{ readonly pool: readonly string[]; readonly lease: UserLease }> | undefined;
  return async (context, asked) => {
    looking ??= usablePool(general, region, users.pool).then((pool) => ({
      pool,
      lease: createUserLease(pool),
    }));
    const { pool: usable, lease } = await looking;
    const count = usersNeeded(asked);
    const withPool = (pool: readonly string[]) =>
      askOne({ ...context, target: { ...context.target, users: { ...users, pool } } }, asked);
    // What the pool cannot give at all is told by the case itself, which sees the whole pool then.
    return count > usable.length ? withPool(usable) : lease.lend(count, withPool);
  };
}

/** The users of a pool who may join an account more, as far as that is known. */
async function usablePool(
  context: CheckContext,
  region: Region,
  pool: readonly string[],
): Promise<readonly string[]> {
  const { accountsPerSubscriber = Number.POSITIVE_INFINITY } = context.target.limits;
  const joined = await lookUpJoined({ ...context, region }, pool);
  for (const [user, count] of joined) context.watches.get(region)?.joinedBefore.set(user, count);
  return pool.filter((user) => (joined.get(user) ?? 0) < accountsPerSubscriber);
}

async function findOut(context: CheckContext, ask: Ask, finder: Case): Promise<Found> {
  const { contract } = context;
  const { operation: command } = finder;
  const asked = await ask(context, finder);
  const served = servedBy(contract, command, asked.exchanges);
  const other = contract.operations[command]?.batch?.otherRequest as OtherRequest;
  return { verdict: namedVerdict(asked, other, served), contract: servedContract(contract, command, served) };
}
