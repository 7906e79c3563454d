import { get, set } from '../../../../contract/json-pointer.ts';
import type { Contract, JsonPointer } from '../../../../contract/types.ts';
import type { Exchange } from '../../../../judge/exchange.ts';
import { expectAccepted } from '../../../../judge/expectation.ts';
import { isJsonObject, parseJson } from '../../../../judge/outcome.ts';
import { baseRequest } from '../../../base-request.ts';
import type { Case, Step, World } from '../../../case.ts';
import { creatingOperation, listingOperation } from '../../../find-operation.ts';
import { firstOf } from '../../asking.ts';
import { demanding, entriesAt, isAt } from '../../demands.ts';
import { entries, exactly, joined, listStep, story } from './joined-list-steps.ts';

/** What the list says of single accounts: none that is merely owned is in it, and SelfInfo is of the subscriber. */
export function joinedDetailStories(contract: Contract, kind: string): readonly Case[] {
  return [ownerStory(contract, kind), ...ownDataStories(contract, kind)];
}

/**
 * Who owns an account has not joined it. Whether the service makes the owner a subscriber is open, so the subscribers of
 * the account are asked for first.
 */
function ownerStory(contract: Contract, kind: string): Case {
  const create = creatingOperation(contract);
  const { command, listing } = listingOperation(contract);
  const owned = (world: World) => world.freeAccount(0);
  const steps: readonly Step[] = [
    {
      operation: create.command,
      request: (world) => ({
        body: { json: baseRequest(create, { ...world, owner: firstOf(world.members) }) },
      }),
      expect: () => expectAccepted(joined),
    },
    {
      operation: command,
      request: (world) => ({ body: { json: { Official_Account: owned(world), Next: '' } } }),
      expect: () => expectAccepted(listing.clauses.everyone),
    },
    {
      ...listStep(joined, {}, (world) => exactly([world.account])),
      expect: (world, earlier) => {
        const subscribed = entriesIn(earlier[1], listing.response.list).length > 0;
        return demanding(joined, exactly([world.account, ...(subscribed ? [owned(world)] : [])]));
      },
    },
  ];
  return {
    ...story(kind, 'accounts#not-those-owned', joined, { account: 'empty', members: 1 }, steps),
    accounts: 1,
  };
}

/** What SelfInfo says is the user's own: the text that was stored of the subscriber, where the answer has one. */
function ownDataStories(contract: Contract, kind: string): readonly Case[] {
  const keeping = Object.values(contract.operations).find(({ keeps }) => keeps?.match !== undefined);
  if (keeping === undefined) return [];
  const text = 'oaprobe-self';
  const at = `${entries}/0/SelfInfo/CustomString`;
  return [
    story(kind, 'SelfInfo#of-the-subscriber', joined, { account: 'empty', members: 1 }, [
      {
        operation: keeping.command,
        request: (world) => {
          const base = baseRequest(keeping, { ...world, users: () => world.members }, 'CustomString');
          return { body: { json: set(base, '/CustomString', text) } };
        },
        expect: () => expectAccepted(joined),
      },
      listStep(joined, {}, () => (body) => (get(body, at) === undefined ? undefined : isAt(body, at, text))),
    ]),
  ];
}

function entriesIn(exchange: Exchange | undefined, list: JsonPointer): readonly unknown[] {
  const body = parseJson(exchange?.response?.body ?? '');
  return isJsonObject(body) ? entriesAt(body, list) : [];
}
