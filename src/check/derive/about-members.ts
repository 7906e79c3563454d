import type { Contract, Operation } from '../../contract/types.ts';
import type { Arrangement, World } from '../case.ts';
import { namesRole } from './names-role.ts';

/** Whether an operation ends memberships. */
export function removes({ batch }: Operation): boolean {
  return batch?.sets === 'out';
}

/**
 * The plainest state for a call of an operation: an empty account where it names one. A call that removes is about
 * members, so that a refusal that removes all the same is seen.
 *
 * @param users how many users the call names
 */
export function plainArrangement(contract: Contract, operation: Operation, users: number): Arrangement {
  if (removes(operation)) return { account: 'empty', members: users };
  return { account: namesRole(contract, operation, 'account') ? 'empty' : 'none' };
}

/** The world as a call of the operation sees it: the users whom it would change, where there are any. */
export function worldFor(operation: Operation, world: World): World {
  return removes(operation) && world.members.length > 0
    ? { ...world, users: (count) => world.members.slice(0, count) }
    : world;
}
