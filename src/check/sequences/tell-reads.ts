import type { Contract } from '../../contract/types.ts';
import { baseRequest } from '../base-request.ts';
import { expectDescription, expectJoined, expectListing, expectNoDescription } from './expect-reads.ts';
import { eitherWay, expectAbsence } from './expect-writes.ts';
import { accountOf } from './story-model.ts';
import type { StoryOperations } from './story-operations.ts';
import {
  accountId,
  body,
  inAccount,
  knowledgeOf,
  type Of,
  storyAccounts,
  type Telling,
  userName,
} from './telling.ts';

/** The subscribers of an account. */
export function tellList(
  contract: Contract,
  operations: StoryOperations,
  { account, limit }: Of<'list'>,
): Telling {
  const { list } = operations;
  return {
    operation: list.command,
    settles: true,
    request: (world) =>
      body({ ...baseRequest(list, inAccount(world, account)), ...(limit !== undefined && { Limit: limit }) }),
    expect({ world, model, memberships }) {
      const known = knowledgeOf(memberships, world, account);
      const absent = expectAbsence(contract, list, accountOf(model, account));
      if (absent !== undefined || known === undefined)
        return absent ?? eitherWay(contract, list, list.listing.clauses.everyone);
      return expectListing(operations, accountOf(model, account), known, limit, (user) =>
        userName(world, user),
      );
    },
  };
}

/** The data of an account. */
export function tellDescribe(
  contract: Contract,
  operations: StoryOperations,
  { account }: Of<'describe'>,
): Telling | undefined {
  const { describe } = operations;
  if (describe === undefined) return undefined;
  return {
    operation: describe.command,
    settles: true,
    request: (world) => body(baseRequest(describe, inAccount(world, account))),
    expect({ world, model, memberships }) {
      const known = knowledgeOf(memberships, world, account);
      const about = accountOf(model, account);
      return about.life === 'alive' && known !== undefined
        ? expectDescription(operations, describe, about, known)
        : expectNoDescription(contract, operations, describe, about);
    },
  };
}

/** The accounts of a user. */
export function tellJoined(
  contract: Contract,
  { joined }: StoryOperations,
  { user }: Of<'joined'>,
): Telling | undefined {
  if (joined === undefined) return undefined;
  return {
    operation: joined.command,
    settles: true,
    request: (world) => body(baseRequest(joined, { ...world, users: () => [userName(world, user)] })),
    expect({ world, model, memberships }) {
      const accounts = Array.from({ length: storyAccounts }, (_, account) => account);
      const states = accounts.map((account) => {
        const { life } = accountOf(model, account);
        const state = knowledgeOf(memberships, world, account)?.users.get(userName(world, user)) ?? 'out';
        return [accountId(world, account), life === 'unknown' ? 'unknown' : state] as const;
      });
      return expectJoined(contract, joined, new Map(states));
    },
  };
}
