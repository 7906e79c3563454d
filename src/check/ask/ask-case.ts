import type { Region } from '../../contract/types.ts';
import type { Exchange } from '../../judge/exchange.ts';
import type { Verdict } from '../../judge/verdict.ts';
import type { Case } from '../case.ts';
import { lostBy } from '../region/watch-app.ts';
import { writeCallsOf } from '../write-calls-of.ts';
import { isSwitchedOn, openAppSide } from './app-side.ts';
import { arrange } from './arrange.ts';
import { askSteps } from './ask-steps.ts';
import { beginAsking, type CheckContext } from './asking.ts';
import { cleanUp } from './clean-up.ts';
import { concludeCase, unjudged } from './conclude-case.ts';
import { notAskable, type Obstacle } from './not-askable.ts';

/** A case that was asked: the verdict, and the calls behind it in the order of their sending. */
export interface AskedCase {
  readonly verdict: Verdict;
  readonly exchanges: readonly Exchange[];
}

/**
 * Asks one case in one region, from its arrangement to its clean-up, and judges it.
 * Never rejects for anything that the target or the network does.
 */
export async function askCase(context: CheckContext, asked: Case, region: Region): Promise<AskedCase> {
  const obstacle =
    obstacleTo(context, asked) ?? (await notThere(context, region)) ?? overBudget(context, asked, region);
  if (obstacle !== undefined) return { verdict: unjudged(asked, region, obstacle), exchanges: [] };
  const startedMs = performance.now();
  const asking = beginAsking(context, asked, region);
  const appSide = openAppSide(asking);
  try {
    const world = await arrange(asking);
    appSide?.begin();
    if (world !== undefined) await askSteps(asking, world, appSide);
    await appSide?.conclude();
  } finally {
    appSide?.close();
    await cleanUp(asking);
  }
  const verdict = concludeCase(asking, performance.now() - startedMs);
  return { verdict, exchanges: asking.exchanges };
}

function obstacleTo({ target, contract, signal, receiver }: CheckContext, asked: Case): Obstacle | undefined {
  if (signal.aborted) return { why: 'interrupted', message: 'the run was interrupted' };
  if (asked.webhooks !== undefined && receiver === undefined) return notListening;
  const off = asked.events?.find((event) => !isSwitchedOn(event, target));
  if (off !== undefined)
    return { why: 'not provoked', message: `webhooks.events of the target does not name ${off}` };
  return notAskable(asked, target, contract);
}

async function notThere({ reachable, watches }: CheckContext, region: Region): Promise<Obstacle | undefined> {
  const watch = watches.get(region);
  const lost = watch && lostBy(watch);
  if (lost !== undefined) return { why: 'not answered', message: lost };
  const why = await reachable.get(region)?.givenUp();
  if (why === undefined) return undefined;
  return { why: 'not answered', message: `the region was given up: ${why}` };
}

/** Takes what the case may write from the budget of its region. */
function overBudget(
  { target, contract, writeBudgets }: CheckContext,
  asked: Case,
  region: Region,
): Obstacle | undefined {
  const budget = writeBudgets.get(region);
  const calls = writeCallsOf(asked, target, contract);
  if (budget === undefined || budget.take(calls)) return undefined;
  return {
    why: 'not permitted',
    message: `the case makes up to ${calls} writing calls, and ${budget.left()} of the ${target.allow.maxWrites} that the target permits are left (allow.maxWrites)`,
  };
}

const notListening: Obstacle = {
  why: 'not provoked',
  message:
    'nothing listens for callbacks; set webhooks of the target, and the address in the console of the app',
};
