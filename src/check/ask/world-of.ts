import { unknownMessage } from '../base-request.ts';
import type { World } from '../case.ts';
import type { Asking } from './asking.ts';

/** Indexes of a case's accounts: its own, a second one, then free ids, then those joined as arranged or elsewhere. */
const otherIndex = 1;
const freeFrom = 2;
export const joinedFrom = 1000;
const furtherFrom = 2000;

/** The names that a case may use; nothing is sent. */
export function worldOf({ context, asked, region, names }: Asking): World {
  const { contract, target } = context;
  const { account } = names;
  const memberCount = asked.arrangement.members ?? 0;
  const user = (index: number) =>
    target.users.mode === 'pool' ? (target.users.pool[index] as string) : names.user(index);
  const users = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => user(from + index));
  return {
    contract,
    target,
    region,
    account: asked.arrangement.account === 'malformed-id' ? 'oaprobe-malformed-id' : account(0),
    other: account(otherIndex),
    freeAccount: (index) => account(freeFrom + index),
    members: users(0, memberCount),
    users: (count) => users(memberCount, count),
    owner: target.regions.find((own) => own.region === region)?.credentials.identifier ?? '',
    joined: Array.from({ length: asked.arrangement.joined ?? 0 }, (_, index) => account(furtherFrom + index)),
    message: unknownMessage(0),
    text: `words of ${account(0)}`,
  };
}
