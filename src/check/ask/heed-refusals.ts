import { answeredEntries } from '../../judge/batch.ts';
import type { Exchange } from '../../judge/exchange.ts';
import { readWrite } from '../../judge/membership.ts';
import type { Outcome } from '../../judge/outcome.ts';
import { creatingOperation } from '../find-operation.ts';
import type { AppWatch } from '../region/watch-app.ts';
import type { Asking } from './asking.ts';

/** A call that came back. */
interface Came {
  readonly exchange: Exchange;
  readonly outcome: Outcome;
}

/** Calls that came back. */
interface Calls {
  readonly sent: readonly Came[];
  /** The accounts that they asked for under ids of their own. */
  readonly asksFor: () => readonly string[];
  /** Asks for one more account and says what came of it; it is removed with those of the case. */
  readonly tryRoom: () => Promise<Outcome>;
}

/**
 * Stops an asking whose calls were refused for what the app is or has, whatever they ask: the app is not served, has made
 * the calls of its day, or has as many accounts as it may. That breaks no promise, and it answers nothing.
 */
export async function heedRefusals(asking: Asking, { sent, asksFor, tryRoom }: Calls): Promise<void> {
  const watch = asking.context.watches.get(asking.region);
  if (watch === undefined || asking.stopped !== undefined) return;
  for (const { outcome } of sent) {
    const why = outcome.kind === 'refused' ? await watch.standing.explain(outcome.code) : undefined;
    if (why !== undefined) stop(asking, why);
  }
  for (const call of sent) {
    const user = userAtLimit(asking, watch, call);
    if (user !== undefined) stop(asking, hasJoinedEnough(user, watch.joinedBefore.get(user)));
  }
  if (asking.stopped !== undefined || !sent.some((call) => isShortage(asking, call))) return;
  const why = await explainShortage(asking, watch, asksFor(), tryRoom);
  if (why !== undefined) stop(asking, why);
}

function stop(asking: Asking, message: string): void {
  asking.stopped ??= { why: 'not answered', message };
}

/** A user of a pool who was not let in, and who is in so many accounts already that it may be for that. */
function userAtLimit(
  { asked, context: { contract, target } }: Asking,
  { joinedBefore }: AppWatch,
  { exchange, outcome }: Came,
): string | undefined {
  const { accountsPerSubscriber = 0 } = target.limits;
  const joins = asked.arrangement.joinsLeft === undefined ? (asked.joins ?? 1) : accountsPerSubscriber;
  const write = joinedBefore.size > 0 ? readWrite(exchange, contract) : undefined;
  if (write === undefined || write.shape.sets !== 'in') return undefined;
  const refusesAll =
    outcome.kind === 'refused' && contract.errors[String(outcome.code)]?.about === 'accounts';
  const entries = outcome.kind === 'accepted' ? answeredEntries(write.shape, outcome.body) : [];
  const failed = new Set(entries.filter(({ result }) => result === 0).map(({ account }) => account));
  return write.users.find((user) => {
    const before = joinedBefore.get(user) ?? 0;
    return (refusesAll || failed.has(user)) && before > 0 && before + joins > accountsPerSubscriber;
  });
}

function hasJoinedEnough(user: string, before = 0): string {
  return `"${user}" of the pool is in ${before} ${before === 1 ? 'account' : 'accounts'} already and may join no more; leave the user out of users.pool, or let the user leave some`;
}

/** Whether an account was refused with the code that the app has enough of them. */
function isShortage({ context: { contract } }: Asking, { exchange, outcome }: Came): boolean {
  if (outcome.kind !== 'refused' || exchange.operation !== creatingOperation(contract).command) return false;
  return contract.errors[String(outcome.code)]?.about === 'accounts';
}

/** Why there is no account for a case; undefined where there is room, so that the refusal itself is wrong. */
async function explainShortage(
  { asked }: Asking,
  { accounts }: AppWatch,
  ids: readonly string[],
  tryRoom: () => Promise<Outcome>,
): Promise<string | undefined> {
  const meaning = accounts.shortage(asked.id, ids);
  const most = accounts.most();
  if (meaning === 'unexplained')
    return `the app has no room for another official account, though it had ${most} of this run at once before; somebody else may create accounts`;
  if (meaning === 'alone' && (await tryRoom()).kind === 'accepted') return undefined;
  if (most === 0)
    return 'the app has no room for an official account: each creation is refused for that; remove accounts, or have the limit of the app raised';
  return `the app has room for ${most} official accounts beside those that were there, and the case needs more; allow.maxAccounts: ${most} for the target has that taken as given`;
}
