import { setTimeout as wait } from 'node:timers/promises';
import type { Region } from '../contract/types.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { Target } from '../target/types.ts';
import type { CheckContext } from './ask/asking.ts';
import { accountsAtOnce } from './ask/not-askable.ts';
import { createRegionAsker } from './ask-as-served.ts';
import type { Case, Suite } from './case.ts';
import { createLaneQueue, type LaneQueue } from './lane-queue.ts';
import { runToken } from './names.ts';
import { watchRegion } from './reachability.ts';
import { createTally } from './tally.ts';
import { watchCalls } from './watch-calls.ts';
import { createWriteBudget } from './write-budget.ts';

/** Asks cases, each when its region has a place for it. `oaprobe check` and the tests of the suites share it. */
export interface Session {
  /** Asks one case in one region. */
  ask(asked: Case, region: Region): Promise<Verdict>;
  /** The clauses that every answer so far kept, as verdicts; see `Tally`. */
  keptThroughout(): readonly Verdict[];
}

export interface SessionOptions extends Omit<CheckContext, 'token' | 'tally' | 'writeBudgets' | 'reachable'> {
  readonly runId: string;
  /** Where the cases come from; they are derived anew for a region that serves another documented request. */
  readonly suites: readonly Suite[];
  /** Of what the suites draw at random. */
  readonly seed: number;
}

/** Cases of one region at once, where the target permits the accounts that they need. */
const casesAtOnce = 24;

/** Between two calls that may count as failing signatures, on live systems. @source error-codes#70050 */
const authPauseMs = 100;

/** A session over one target; the wire stays the caller's to close. */
export function openSession(options: SessionOptions): Session {
  const { regions, allow } = options.target;
  const writeBudgets = new Map(regions.map(({ region }) => [region, createWriteBudget(allow.maxWrites)]));
  const token = runToken(options.runId);
  const reachable = new Map(regions.map(({ region }) => [region, watchRegion({ ...options, region })]));
  const wire = watchCalls({ ...options, reachable });
  const context: CheckContext = { ...options, wire, token, tally: createTally(), writeBudgets, reachable };
  const queues = new Map<Region, LaneQueue>(
    context.target.regions.map(({ region }) => [region, queueFor(context)]),
  );
  const askers = new Map(
    context.target.regions.map(({ region }) => [region, createRegionAsker(context, options, region)]),
  );
  return {
    ask(asked, region) {
      const queue = queues.get(region);
      const ask = askers.get(region);
      if (queue === undefined || ask === undefined)
        throw new RangeError(`region must be one of the target's, got ${region}`);
      return queue.add(isAskedLast(asked, context.target) ? 'last' : 'main', async () => {
        if (asked.lane === 'auth') await pause(context);
        return ask(asked);
      });
    },
    keptThroughout: () => context.tally.verdicts(),
  };
}

/** Failing signatures come last, and so does what needs many accounts at once where these are counted. */
function isAskedLast(asked: Case, target: Target): boolean {
  const counted = Number.isFinite(target.allow.maxAccounts);
  return asked.lane === 'auth' || (counted && accountsAtOnce(asked, target) > 2);
}

async function pause({ target, signal }: CheckContext): Promise<void> {
  if (target.kind === 'live' && !signal.aborted) await wait(authPauseMs);
}

function queueFor({ target }: CheckContext): LaneQueue {
  return createLaneQueue(Math.max(1, Math.min(casesAtOnce, Math.floor(target.allow.maxAccounts / 2))));
}
