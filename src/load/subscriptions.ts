import type { Region } from '../contract/types.ts';
import { endedPerCall, endingRequests, usersEnded } from '../judge/ending-requests.ts';
import { clearlyRefused } from '../judge/membership.ts';
import { type Outcome, readOutcome } from '../judge/outcome.ts';
import type { Target } from '../target/types.ts';
import type { AccountsRoom } from './accounts-room.ts';

/** The users of a load who are there after it: those of a pool. Fresh ones a run makes up, and they go with its accounts. */
export function lastingUsers({ users }: Pick<Target, 'users'>): readonly string[] {
  return users.mode === 'pool' ? users.pool : [];
}

/** Calls that end the subscriptions of lasting users to so many accounts, in one region. */
export function endingCalls(target: Pick<Target, 'users'>, accounts: number): number {
  return accounts * Math.ceil(lastingUsers(target).length / endedPerCall);
}

/**
 * Writes into the journal that users are about to be subscribed to accounts, in every region: a load has too many calls
 * to write each of them down, and every one of its users may come up.
 */
export function journalSubscriptions(
  { target, folder }: AccountsRoom,
  accounts: readonly string[],
  users: readonly string[],
): void {
  const at = new Date().toISOString();
  for (const { region } of target.regions)
    for (const id of accounts)
      folder.journal({
        ...{ at, action: 'subscribe', region, kind: 'subscription', id },
        ...(users.length > 0 && { users }),
      });
}

/**
 * Ends the subscriptions of these users to an account, and notes whose are over.
 *
 * @returns false where a call was not answered, so that some may still be there
 */
export async function endSubscriptions(
  room: AccountsRoom,
  region: Region,
  id: string,
  users: readonly string[],
): Promise<boolean> {
  let answered = true;
  for (let from = 0; from < users.length && answered; from += endedPerCall) {
    const some = users.slice(from, from + endedPerCall);
    const { over, outcome } = await endSome(room, region, id, some);
    const at = new Date().toISOString();
    if (over.length > 0)
      room.folder.journal({ at, action: 'removed', region, kind: 'subscription', id, users: over });
    answered = outcome?.kind !== 'unanswered';
  }
  return answered;
}

async function endSome(
  { contract, wire }: AccountsRoom,
  region: Region,
  id: string,
  users: readonly string[],
): Promise<{ readonly over: readonly string[]; readonly outcome?: Outcome }> {
  let ended: { readonly over: readonly string[]; readonly outcome?: Outcome } = { over: [] };
  for (const request of endingRequests(contract, id, users)) {
    const { operation } = request;
    const outcome = readOutcome(await wire.call({ region, operation, body: JSON.stringify(request.body) }));
    ended = { over: usersEnded(request, outcome, users, contract), outcome };
    if (!clearlyRefused(outcome, contract)) break;
  }
  return ended;
}
