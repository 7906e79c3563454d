import { setTimeout as wait } from 'node:timers/promises';
import type { Region } from '../../contract/types.ts';
import type { Verdict } from '../../judge/verdict.ts';
import type { CheckContext } from '../ask/asking.ts';
import { accountsAtOnce } from '../ask/not-askable.ts';
import type { Case, Suite } from '../case.ts';
import { watchRegion } from '../region/reachability.ts';
import { type AppWatch, watchApp } from '../region/watch-app.ts';
import { createRegionAsker } from './ask-as-served.ts';
import { createLaneQueue, type LaneQueue } from './lane-queue.ts';
import { runToken } from './names.ts';
import { createTally } from './tally.ts';
import { watchCalls } from './watch-calls.ts';
import { createWriteBudget } from './write-budget.ts';

/** Asks cases, each when its region has a place for it. `oaprobe check` and the tests of the suites share it. */
export interface Session {
  /** Asks one case in one region. */
  ask(asked: Case, region: Region): Promise<Verdict>;
  /** What all answers so far show together: the clauses that each kept, see `Tally`, and how calls were limited. */
  drawn(): readonly Verdict[];
}

export interface SessionOptions
  extends Omit<CheckContext, 'token' | 'tally' | 'writeBudgets' | 'reachable' | 'watches'> {
  readonly runId: string;
  /** Where the cases come from; they are derived anew for a region that serves another documented request. */
  readonly suites: readonly Suite[];
  /** Of what the suites draw at random. */
  readonly seed: number;
}

/** Cases of one region at once, where the target permits the accounts that they need. */
const casesAtOnce = 24;

/** Accounts that a case is taken to need at once, at least: most make one and try to make another. */
const fewestAccounts = 2;

/** Between two calls that may count as failing signatures, on live systems. @source error-codes#70050 */
const authPauseMs = 100;

/** A session over one target; the wire stays the caller's to close. */
export function openSession(options: SessionOptions): Session {
  const { regions, allow } = options.target;
  const writeBudgets = new Map(regions.map(({ region }) => [region, createWriteBudget(allow.maxWrites)]));
  const token = runToken(options.runId);
  const reachable = new Map(regions.map(({ region }) => [region, watchRegion({ ...options, region })]));
  const wire = watchCalls({ ...options, reachable });
  const queues = new Map(
    regions.map(({ region }) => [region, createLaneQueue(casesAtOnce, allow.maxAccounts)]),
  );
  const watches = new Map(
    regions.map(({ region }) => [region, watchAppOf({ ...options, wire }, region, queues)]),
  );
  const tally = createTally();
  const context: CheckContext = { ...options, wire, token, tally, writeBudgets, reachable, watches };
  const askers = new Map(
    context.target.regions.map(({ region }) => [region, createRegionAsker(context, options, region)]),
  );
  return {
    async ask(asked, region) {
      const queue = queues.get(region);
      const ask = askers.get(region);
      const accounts = watches.get(region)?.accounts;
      if (queue === undefined || ask === undefined || accounts === undefined)
        throw new RangeError(`region must be one of the target's, got ${region}`);
      const needed = Math.max(fewestAccounts, accountsAtOnce(asked, context.target));
      const inTurn = async () => {
        // Failing signatures come last: they may lock an app out.
        if (asked.lane === 'auth') await pause(context);
        return ask(asked);
      };
      const verdict = await queue.add(asked.lane === 'auth' ? 'last' : 'main', inTurn, needed);
      if (!accounts.wantsAgain(asked.id)) return verdict;
      // The names were used: what was destroyed may not be made again.
      const again = { ...asked, names: `${asked.id} again` };
      return queue.add('last', () => accounts.alone(() => ask(again)));
    },
    drawn: () => [...tally.verdicts(), ...[...watches.values()].flatMap(({ limits }) => limits.verdicts())],
  };
}

/** Where the app has too few accounts for the cases that are asked side by side, fewer are from then on. */
function watchAppOf(
  options: SessionOptions,
  region: Region,
  queues: ReadonlyMap<Region, LaneQueue>,
): AppWatch {
  const onShortage = (alive: number) => queues.get(region)?.narrow(alive);
  return watchApp({ ...options, region, onShortage });
}

async function pause({ target, signal }: CheckContext): Promise<void> {
  if (target.kind === 'live' && !signal.aborted) await wait(authPauseMs);
}
