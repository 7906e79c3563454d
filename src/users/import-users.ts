import { get } from '../contract/json-pointer.ts';
import type { Region } from '../contract/types.ts';
import { describeOutcome, type Outcome, readOutcome } from '../judge/outcome.ts';
import type { JournalEntry } from '../results/records/journal.ts';
import type { Wire } from '../wire/types.ts';

/** Where the service has users imported and deleted; it is no part of the contract that is checked. */
const path = '/v4/im_open_login_svc/';

/** Users that one call may delete. @source account-delete */
export const deletedPerCall = 100;

/** What a deletion says of a user who is not there. */
const noSuchUser = 70107;

/** Where users are imported. */
export interface UserRoom {
  readonly region: Region;
  readonly wire: Pick<Wire, 'call'>;
  readonly journal: (entry: JournalEntry) => void;
  readonly signal?: AbortSignal;
  readonly caseId?: string;
}

/**
 * Imports users, each journalled before.
 *
 * @returns why not all of them are there; undefined where they are
 */
export async function importUsers(room: UserRoom, users: readonly string[]): Promise<string | undefined> {
  const { region, wire, signal, caseId } = room;
  const reasons = await Promise.all(
    users.map(async (user) => {
      write(room, 'create', user);
      const body = JSON.stringify({ UserID: user });
      const operation = 'account_import';
      const named = { ...(signal && { signal }), ...(caseId !== undefined && { caseId }) };
      const outcome = readOutcome(
        await wire.call({ region, operation, path: `${path}${operation}`, body, ...named }),
      );
      return outcome.kind === 'accepted' ? [] : `account_import: ${describeOutcome(outcome)}`;
    }),
  );
  return reasons.flat()[0];
}

/**
 * Deletes users, whatever became of their import. One who is not there counts as deleted.
 *
 * @returns those who may still be there, with the reason
 */
export async function deleteUsers(
  room: UserRoom,
  users: readonly string[],
): Promise<ReadonlyMap<string, Outcome>> {
  const left = new Map<string, Outcome>();
  for (let from = 0; from < users.length; from += deletedPerCall) {
    const some = users.slice(from, from + deletedPerCall);
    const outcome = await sendDelete(room, some);
    for (const [index, user] of some.entries()) {
      if (isDeleted(outcome, index)) write(room, 'removed', user);
      else left.set(user, outcome);
    }
  }
  return left;
}

async function sendDelete({ region, wire, caseId }: UserRoom, users: readonly string[]): Promise<Outcome> {
  const body = JSON.stringify({ DeleteItem: users.map((user) => ({ UserID: user })) });
  const operation = 'account_delete';
  const named = caseId === undefined ? {} : { caseId };
  return readOutcome(await wire.call({ region, operation, path: `${path}${operation}`, body, ...named }));
}

/** An answer without results of each user speaks for all. */
function isDeleted(outcome: Outcome, index: number): boolean {
  if (outcome.kind !== 'accepted') return false;
  const code = get(outcome.body, `/ResultItem/${index}/ResultCode`);
  return code === undefined || code === 0 || code === noSuchUser;
}

function write({ journal, region, caseId }: UserRoom, action: 'create' | 'removed', id: string): void {
  const at = new Date().toISOString();
  journal({ at, action, region, kind: 'user', id, ...(caseId !== undefined && { caseId }) });
}
