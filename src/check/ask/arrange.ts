import { get, set } from '../../contract/json-pointer.ts';
import type { Operation } from '../../contract/types.ts';
import { answeredEntries } from '../../judge/batch.ts';
import { describeOutcome } from '../../judge/outcome.ts';
import { importUsers } from '../../users/import-users.ts';
import { baseRequest, listOf } from '../base-request.ts';
import type { World } from '../case.ts';
import { addingOperation, creatingOperation, endingOperation, sendingOperation } from '../find-operation.ts';
import type { Asking } from './asking.ts';
import { noteLimitReachedEarly } from './note-limit-reached-early.ts';
import { send } from './send.ts';
import type { Sent } from './sent.ts';
import { joinedFrom, worldOf } from './world-of.ts';

/** Most users in one call of an arrangement. @source add_subscriber#sample-request */
export const batchLimit = 100;

/**
 * Brings the target to the state that a case needs, through the API alone.
 *
 * @returns the world that the case's requests may name; `undefined` where the state could not be reached (then the
 * asking is stopped and says why)
 */
export async function arrange(asking: Asking): Promise<World | undefined> {
  const { arrangement } = asking.asked;
  const world = worldOf(asking);
  if (!(await haveUsers(asking, world))) return undefined;
  if (arrangement.account === 'empty' || arrangement.account === 'destroyed')
    if (!(await makeAccount(asking, world, world.account, arrangement.places))) return undefined;
  if (arrangement.account === 'destroyed' && !(await destroyAccount(asking, world))) return undefined;
  if (arrangement.other && !(await makeAccount(asking, world, world.other))) return undefined;
  if (!(await subscribe(asking, world, world.account, world.members))) return undefined;
  if (arrangement.joinsLeft !== undefined && !(await joinOthers(asking, world, arrangement.joinsLeft)))
    return undefined;
  for (const account of world.joined) if (!(await joinOne(asking, world, account))) return undefined;
  return arrangement.message ? sendMessage(asking, world) : world;
}

/** Where users must be imported, those whom the case names are. */
async function haveUsers(asking: Asking, world: World): Promise<boolean> {
  const { context, asked, region } = asking;
  if (context.target.users.mode !== 'import') return true;
  asking.users = [...world.members, ...world.users(asked.users)];
  const { wire, journal, signal } = context;
  const why = await importUsers({ wire, journal, signal, region, caseId: asked.id }, asking.users);
  return why === undefined || stop(asking, why, why.includes('not answered'));
}

async function makeAccount(asking: Asking, world: World, id: string, places?: number): Promise<boolean> {
  const create = creatingOperation(world.contract);
  const body = baseRequest(create, { ...world, freeAccount: () => id });
  const json = places === undefined ? body : { ...body, MaxSubscriberNum: places };
  return reached(asking, await send(asking, create.command, { body: { json } }), 'an account');
}

async function destroyAccount(asking: Asking, world: World): Promise<boolean> {
  const sent = await sendDestroy(asking, world);
  return reached(asking, sent, 'a destroyed account');
}

/** Asks for the end of the world's account. */
export function sendDestroy(asking: Asking, world: World): Promise<Sent> {
  const destroy = endingOperation(world.contract);
  return send(asking, destroy.command, { body: { json: baseRequest(destroy, world) } });
}

/** Subscribes users to an account, in as few calls as may be. */
async function subscribe(
  asking: Asking,
  world: World,
  account: string,
  users: readonly string[],
): Promise<boolean> {
  const add = addingOperation(world.contract);
  for (let from = 0; from < users.length; from += batchLimit) {
    const some = users.slice(from, from + batchLimit);
    const json = batchRequest(add, { ...world, account, users: () => some }, some.length);
    const sent = await send(asking, add.command, { body: { json } });
    if (!reached(asking, sent, `${users.length} members`)) return false;
    const failed = answeredEntries(add.batch, sent.outcome.kind === 'accepted' ? sent.outcome.body : {}).find(
      (entry) => entry.result === 0,
    );
    if (failed !== undefined)
      return stop(asking, `${users.length} members: "${failed.account}" got Result 0`);
  }
  return true;
}

/** Fills the places that a user has for joining, all but `left`. */
async function joinOthers(asking: Asking, world: World, left: number): Promise<boolean> {
  const limit = asking.context.target.limits.accountsPerSubscriber ?? 0;
  for (let index = 0; index < limit - left; index += 1) {
    const id = asking.names.account(joinedFrom + index);
    if (!(await makeAccount(asking, world, id))) return false;
    if (!(await subscribe(asking, world, id, world.users(1)))) {
      noteLimitReachedEarly(asking, limit);
      return false;
    }
  }
  return true;
}

/** Makes an account and lets the first of the members join it. */
async function joinOne(asking: Asking, world: World, account: string): Promise<boolean> {
  return (
    (await makeAccount(asking, world, account)) &&
    (await subscribe(asking, world, account, world.members.slice(0, 1)))
  );
}

/** Sends a message from the world's account; the world then has its key. */
async function sendMessage(asking: Asking, world: World): Promise<World | undefined> {
  const operation = sendingOperation(world.contract);
  const sent = await send(asking, operation.command, { body: { json: baseRequest(operation, world) } });
  if (!reached(asking, sent, 'a message')) return undefined;
  const message =
    sent.outcome.kind === 'accepted' ? get(sent.outcome.body, operation.produces.message) : undefined;
  return { ...world, message: String(message) };
}

/** A valid request of a batch operation about the world's first `count` users. */
export function batchRequest(operation: Operation, world: World, count: number): unknown {
  const base = baseRequest(operation, world);
  const list = operation.batch?.request.list ?? '';
  return set(base, list, listOf(base[list.slice(1)], list.slice(1), count, world));
}

function reached(asking: Asking, { outcome, stands }: Sent, what: string): boolean {
  if (outcome.kind === 'accepted' && stands) return true;
  return stop(asking, `${what}: ${describeOutcome(outcome)}`, outcome.kind === 'unanswered');
}

function stop(asking: Asking, message: string, unanswered = false): boolean {
  const interrupted = asking.context.signal.aborted;
  asking.stopped ??= {
    why: interrupted ? 'interrupted' : unanswered ? 'not answered' : 'not provoked',
    message: `the state that the case needs could not be reached: ${message}`,
  };
  return false;
}
