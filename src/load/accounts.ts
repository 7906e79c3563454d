import type { OperationBodies } from '../contract/generated/operation-bodies.ts';
import type { Region } from '../contract/types.ts';
import { clockFailure } from '../judge/clock.ts';
import type { Exchange } from '../judge/exchange.ts';
import { describeOutcome, readOutcome, saysMissing } from '../judge/outcome.ts';
import type { AccountsRoom } from './accounts-room.ts';
import type { NeededAccount } from './planning/work.ts';
import { endSubscriptions, lastingUsers } from './subscriptions.ts';

/** Ids of accounts that all begin the same, in order. */
export function accountIds(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => prefix + index.toString(36));
}

/**
 * Makes the accounts of a profile in every region. Each is journalled before it is asked for, so that an account
 * whose creation was not answered is removed too.
 *
 * @param ids an id for each of `needed`
 * @returns the regions in which they are not all there, each with the reason in a few words
 */
export async function createAccounts(
  room: AccountsRoom,
  ids: readonly string[],
  needed: readonly NeededAccount[],
): Promise<ReadonlyMap<Region, string>> {
  const missing = new Map<Region, string>();
  const create = async (region: Region, id: string, { places }: NeededAccount) => {
    if (missing.has(region)) return;
    const exchange = await createAccount(room, region, id, places);
    const outcome = readOutcome(exchange);
    const clock = clockFailure(exchange, room.contract);
    if (outcome.kind !== 'accepted')
      missing.set(region, clock?.message ?? `create_official_account was ${describeOutcome(outcome)}`);
  };
  await Promise.all(
    regionsOf(room).flatMap((region) =>
      needed.map((one, index) => create(region, ids[index] as string, one)),
    ),
  );
  return missing;
}

function createAccount(room: AccountsRoom, region: Region, id: string, places?: number): Promise<Exchange> {
  const { folder, target, signal } = room;
  const owner = target.regions.find((each) => each.region === region)?.credentials.identifier;
  if (owner === undefined) throw new RangeError(`region must be one of the target's, got ${region}`);
  folder.journal({ at: new Date().toISOString(), action: 'create', region, kind: 'account', id });
  const body = {
    Owner_Account: owner,
    Name: 'oaprobe load',
    OfficialAccountUserID: id,
    ...(places === undefined ? {} : { MaxSubscriberNum: places }),
  };
  return call(room, region, 'create_official_account', body, signal);
}

/** A call with a body that is documented for its operation. */
function call<Command extends keyof OperationBodies>(
  { wire }: AccountsRoom,
  region: Region,
  operation: Command,
  body: OperationBodies[Command]['request'],
  signal?: AbortSignal,
): Promise<Exchange> {
  return wire.call({ region, operation, body: JSON.stringify(body), ...(signal && { signal }) });
}

/**
 * Removes accounts in every region, whatever became of them. An account that is not there counts as removed; one that
 * cannot be removed stays in the journal, and so does one to which users who are there after the run may still subscribe.
 *
 * @param users those of them who may subscribe to the accounts
 */
export async function destroyAccounts(
  room: AccountsRoom,
  ids: readonly string[],
  users = lastingUsers(room.target),
): Promise<void> {
  const destroy = async (region: Region, id: string) => {
    if (!(await endSubscriptions(room, region, id, users))) return;
    const outcome = readOutcome(
      await call(room, region, 'destroy_official_account', { Official_Account: id }),
    );
    if (outcome.kind === 'accepted' || saysMissing(outcome, room.contract))
      room.folder.journal({ at: new Date().toISOString(), action: 'removed', region, kind: 'account', id });
  };
  await Promise.all(regionsOf(room).flatMap((region) => ids.map((id) => destroy(region, id))));
}

/**
 * The number of subscribers of an account.
 *
 * @returns undefined where the target does not tell
 * @source get_subscriber_info#response-fields
 */
export async function countSubscribers(
  room: AccountsRoom,
  region: Region,
  id: string,
): Promise<number | undefined> {
  const body = { Official_Account: id, Limit: 1, Next: '' };
  const outcome = readOutcome(await call(room, region, 'get_subscriber_info', body));
  const count = outcome.kind === 'accepted' ? outcome.body.SubscriberNum : undefined;
  return typeof count === 'number' ? count : undefined;
}

function regionsOf({ target }: AccountsRoom): Region[] {
  return target.regions.map(({ region }) => region);
}
