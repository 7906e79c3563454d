import type { Contract } from '../../contract/types.ts';
import type { Why } from '../../judge/verdict.ts';
import type { Target } from '../../target/types.ts';
import type { Case } from '../case.ts';
import { namesRole } from '../derive/names-role.ts';

/** Why a case is not asked of a target. */
export interface Obstacle {
  readonly why: Why;
  readonly message: string;
}

/** What stands against asking a case of a target, before anything is sent; `undefined` where nothing does. */
export function notAskable(asked: Case, target: Target, contract: Contract): Obstacle | undefined {
  const { arrangement, steps } = asked;
  if (!target.allow.writes && writes(asked, contract))
    return {
      why: 'not permitted',
      message: 'the case writes, and the target does not permit writes (allow.writes)',
    };
  const accounts = accountsAtOnce(asked, target);
  if (accounts > target.allow.maxAccounts)
    return {
      why: 'not permitted',
      message: `the case needs ${accounts} accounts at once, and the target permits ${target.allow.maxAccounts} (allow.maxAccounts)`,
    };
  if (arrangement.joinsLeft !== undefined && target.limits.accountsPerSubscriber === undefined)
    return {
      why: 'not provoked',
      message:
        'how many accounts a user may join is not documented; set limits.accountsPerSubscriber of the target',
    };
  if (target.users.mode === 'pool' && asked.ownUsers)
    return {
      why: 'not provoked',
      message: 'the case counts what its users have joined, and the users of a pool are shared by the cases',
    };
  if (target.users.mode === 'pool' && asked.invents)
    return {
      why: 'not provoked',
      message: 'the case names a user of its own making, and the target has a pool of users',
    };
  const users = asked.users + (arrangement.members ?? 0);
  if (target.users.mode === 'pool' && users > target.users.pool.length)
    return {
      why: 'not provoked',
      message: `the case needs ${users} users, and the pool has ${target.users.pool.length}`,
    };
  return steps.length === 0 ? { why: 'not provoked', message: 'the case has nothing to send' } : undefined;
}

/** Whether a case may change anything: it makes accounts, or a writing call names something that may exist. */
export function writes({ arrangement, steps }: Case, contract: Contract): boolean {
  if (arrangement.account === 'empty' || arrangement.account === 'destroyed') return true;
  return steps.some(({ operation }) => {
    const called = contract.operations[operation];
    return called?.kind === 'write' && !namesRole(contract, called, 'account');
  });
}

/** Accounts of a case that are alive at the same time. */
export function accountsAtOnce({ arrangement }: Case, { limits }: Target): number {
  const own = arrangement.account === 'empty' || arrangement.account === 'destroyed' ? 1 : 0;
  const joined =
    arrangement.joinsLeft === undefined ? 0 : (limits.accountsPerSubscriber ?? 0) - arrangement.joinsLeft;
  return own + (arrangement.other ? 1 : 0) + joined + (arrangement.joined ?? 0);
}
