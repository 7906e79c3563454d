import type { Contract, Operation } from '../../contract/types.ts';
import type { Arrangement, World } from '../case.ts';
import { namesRole } from './names-role.ts';

/** Whether an operation ends memberships. */
export function removes({ batch }: Operation): boolean {
  return batch?.sets === 'out';
}

/** Whether the users whom a call of an operation names are subscribers beforehand. */
export function isAboutMembers(operation: Operation): boolean {
  return removes(operation) || operation.needs?.members !== undefined;
}

/**
 * The plainest state for a call of an operation: an empty account where it names one, with what the operation needs.
 * A call that removes is about members, so that a refusal that removes all the same is seen.
 *
 * @param users how many users the call names
 */
export function plainArrangement(contract: Contract, operation: Operation, users: number): Arrangement {
  const { needs } = operation;
  if (removes(operation)) return { account: 'empty', members: users };
  if (needs !== undefined) return { account: 'empty', ...needs };
  return { account: namesRole(contract, operation, 'account') ? 'empty' : 'none' };
}

/** The world as a call of the operation sees it: the users whom it would change, where there are any. */
export function worldFor(operation: Operation, world: World): World {
  return isAboutMembers(operation) && world.members.length > 0
    ? { ...world, users: (count) => world.members.slice(0, count) }
    : world;
}
