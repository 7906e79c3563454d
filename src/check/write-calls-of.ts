import type { Contract } from '../contract/types.ts';
import { endedPerCall } from '../judge/ending-requests.ts';
import type { Target } from '../target/types.ts';
import { deletedPerCall } from '../users/import-users.ts';
import { batchLimit } from './ask/arrange.ts';
import { accountsAtOnce, usersNeeded } from './ask/not-askable.ts';
import type { Case } from './case.ts';

/**
 * The writing calls that a case makes in one region at most, its arrangement and clean-up included; what a failed story
 * needs to be made smaller comes on top, each telling as a case of its own.
 */
export function writeCallsOf(asked: Case, target: Target, contract: Contract): number {
  const { arrangement, steps } = asked;
  const accounts = accountsAtOnce(asked, target);
  const filled = arrangement.joinsLeft === undefined ? 0 : (target.limits.accountsPerSubscriber ?? 0);
  const subscribing = Math.ceil((arrangement.members ?? 0) / batchLimit) + (arrangement.joined ?? 0) + filled;
  const ending = target.users.mode === 'pool' ? accounts * Math.ceil(usersNeeded(asked) / endedPerCall) : 0;
  const needed = target.users.mode === 'import' ? usersNeeded(asked) : 0;
  const importing = needed + Math.ceil(needed / deletedPerCall);
  const writing = steps.filter(({ operation }) => contract.operations[operation]?.kind === 'write').length;
  return 2 * accounts + subscribing + ending + importing + (arrangement.message ? 1 : 0) + writing;
}
