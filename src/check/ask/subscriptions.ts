import type { Contract } from '../../contract/types.ts';
import { endedPerCall, endingRequests, usersEnded } from '../../judge/ending-requests.ts';
import { clearlyRefused, writeOf } from '../../judge/membership.ts';
import type { Outcome } from '../../judge/outcome.ts';
import { outlivesRun } from '../../target/outlives-run.ts';
import type { Asking } from './asking.ts';
import { bodyOf, type ToSend } from './to-send.ts';

/**
 * Writes into the journal whom calls are about to subscribe to accounts of the case: users who are there after the run
 * by their names, others once for each account, with which they go.
 */
export function journalSubscriptions(asking: Asking, calls: readonly ToSend[]): void {
  const { context, accounts, subscribed } = asking;
  for (const { operation, request } of calls) {
    if (context.contract.operations[operation]?.batch?.sets !== 'in') continue;
    const write = writeOf(operation, bodyOf(request), context.contract);
    if (write === undefined || !accounts.has(write.account)) continue;
    const known = subscribed.get(write.account);
    const lasting = write.users.filter((user) => outlivesRun(context.target, user) && !known?.has(user));
    if (known !== undefined && lasting.length === 0) continue;
    subscribed.set(write.account, new Set([...(known ?? []), ...lasting]));
    journal(asking, 'subscribe', write.account, lasting);
  }
}

/**
 * Ends the subscriptions of users who are there after the run, before their account goes.
 *
 * @param send one call of the clean-up
 * @returns false where a call was not answered, so that some may still be there
 */
export async function endSubscriptions(
  asking: Asking,
  account: string,
  send: (operation: string, body: unknown) => Promise<Outcome>,
): Promise<boolean> {
  const { contract } = asking.context;
  const out = (user: string) => asking.knowledge.get(account)?.users.get(user) === 'out';
  const lasting = [...(asking.subscribed.get(account) ?? [])];
  const users = lasting.filter((user) => !out(user));
  const ended = await endAll({ contract, account, users, send });
  const gone = lasting.filter((user) => out(user) || ended.users.includes(user));
  if (gone.length > 0) journal(asking, 'removed', account, gone);
  return ended.answered;
}

/** What to end, and how to ask for it. */
export interface ToEnd {
  readonly contract: Contract;
  readonly account: string;
  readonly users: readonly string[];
  readonly send: (operation: string, body: unknown) => Promise<Outcome>;
}

/** Ends subscriptions in as few calls as may be, in the other documented request where the usual one is refused. */
export async function endAll({ contract, account, users, send }: ToEnd): Promise<{
  /** Those whose subscription is over. */
  readonly users: readonly string[];
  readonly answered: boolean;
  /** What the last call was answered. */
  readonly outcome?: Outcome;
}> {
  const over: string[] = [];
  let answered = true;
  let last: Outcome | undefined;
  for (let from = 0; from < users.length; from += endedPerCall) {
    const some = users.slice(from, from + endedPerCall);
    for (const request of endingRequests(contract, account, some)) {
      last = await send(request.operation, request.body);
      const ended = usersEnded(request, last, some, contract);
      over.push(...ended);
      if (ended.length > 0 || !clearlyRefused(last, contract)) break;
    }
    answered &&= last?.kind !== 'unanswered';
  }
  return { users: over, answered, ...(last && { outcome: last }) };
}

function journal(
  { context, region, asked }: Asking,
  action: 'subscribe' | 'removed',
  id: string,
  users: readonly string[],
): void {
  const entry = { at: new Date().toISOString(), action, region, kind: 'subscription' as const, id };
  context.journal({ ...entry, ...(users.length > 0 && { users }), caseId: asked.id });
}
