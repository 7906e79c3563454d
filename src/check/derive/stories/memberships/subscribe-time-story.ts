import { get } from '../../../../contract/json-pointer.ts';
import type { ClauseId, Contract, JsonPointer } from '../../../../contract/types.ts';
import type { Exchange } from '../../../../judge/exchange.ts';
import { expectAccepted } from '../../../../judge/expectation.ts';
import { parseJson } from '../../../../judge/outcome.ts';
import { baseRequest } from '../../../base-request.ts';
import type { Case, Step, World } from '../../../case.ts';
import { addingOperation } from '../../../find-operation.ts';
import { asking } from '../../asking.ts';
import { demanding, entriesAt, unmet } from '../../demands.ts';
import { batchStep, promiseStory } from '../../story.ts';

const list = 'get_subscriber_info';
const clause: ClauseId = `${list}.state.subscribe-time`;
const entries = '/SubscriberList';

/** Two times in seconds that lie so far apart are two different numbers. */
const laterMs = 2100;

/**
 * The time at which a user subscribed is not that of the account, nor of the user's last change: who comes later has a
 * later one, and a change of the data, or being added again, leaves it as it was.
 */
export function subscribeTimeStory(contract: Contract, kind: string): readonly Case[] {
  const add = addingOperation(contract);
  const change = Object.values(contract.operations).find(({ keeps }) => keeps?.match !== undefined);
  if (change === undefined) return [];
  const read: Omit<Step, 'expect'> = {
    ...asking(list, (world) => ({ Official_Account: world.account, Next: '' })),
    settles: true,
  };
  const changed: Step = {
    operation: change.command,
    request: (world) => ({
      body: { json: baseRequest(change, { ...world, users: () => world.members }) },
    }),
    expect: () => expectAccepted(clause),
  };
  return [
    {
      ...promiseStory(kind, 'SubscribeTime#of-each-and-for-good', clause, { account: 'empty', members: 1 }, [
        { ...read, expect: (world) => demanding(clause, (body) => has(body, world.members)) },
        {
          ...batchStep(add, add.batch.clauses.changed, (world) => world.users(1), [1]),
          afterMs: () => laterMs,
        },
        changed,
        batchStep(add, add.batch.clauses.already, (world) => world.members, [2]),
        {
          ...read,
          expect: (world, earlier) =>
            demanding(
              clause,
              (body) => has(body, [...world.members, ...world.users(1)]) ?? timesIn(body, world, earlier),
            ),
        },
      ]),
      users: 1,
    },
  ];
}

/** These users are listed. */
function has(body: Parameters<typeof unmet>[0], users: readonly string[]) {
  const missing = users.find((user) => placeOf(body, user) === undefined);
  return missing === undefined ? undefined : unmet(body, entries, `an entry of "${missing}"`);
}

function timesIn(body: Parameters<typeof unmet>[0], world: World, earlier: readonly Exchange[]) {
  const [member = ''] = world.members;
  const [newcomer = ''] = world.users(1);
  const before = timeOf(parseJson(earlier[0]?.response?.body ?? ''), member);
  const now = timeOf(body, member);
  const later = timeOf(body, newcomer);
  if (before === undefined || now === undefined || later === undefined) return undefined;
  if (now !== before)
    return unmet(body, placeOf(body, member) ?? entries, `${before}, as before the subscriber was changed`);
  return later > now
    ? undefined
    : unmet(body, placeOf(body, newcomer) ?? entries, `more than ${now}, when the one before subscribed`);
}

function placeOf(body: unknown, user: string): JsonPointer | undefined {
  const place = entriesAt(body as Parameters<typeof unmet>[0], entries).findIndex(
    (entry) => get(entry, '/Subscriber_Account') === user,
  );
  return place < 0 ? undefined : `${entries}/${place}/SubscribeTime`;
}

function timeOf(body: unknown, user: string): number | undefined {
  const place = placeOf(body, user);
  const time = place === undefined ? undefined : get(body, place);
  return typeof time === 'number' ? time : undefined;
}
