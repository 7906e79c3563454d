import type { Contract } from '../../contract/types.ts';
import type { Why } from '../../judge/verdict.ts';
import { maySend } from '../../target/permission.ts';
import type { Target } from '../../target/types.ts';
import type { Case } from '../case.ts';
import { namesRole } from '../derive/names-role.ts';
import { inGroups } from './in-groups.ts';

/** Why a case is not asked of a target. */
export interface Obstacle {
  readonly why: Why;
  readonly message: string;
}

/** What stands against asking a case of a target, before anything is sent; `undefined` where nothing does. */
export function notAskable(asked: Case, target: Target, contract: Contract): Obstacle | undefined {
  return (
    notPermitted(asked, target, contract) ??
    beyondJoins(asked, target) ??
    withoutUsers(asked, target) ??
    empty(asked)
  );
}

function notPermitted(asked: Case, target: Target, contract: Contract): Obstacle | undefined {
  const { allow } = target;
  const forbidden = (message: string): Obstacle => ({ why: 'not permitted', message });
  if (!mayAsk(asked, target, contract))
    return forbidden('the case writes, and the target does not permit writes (allow.writes)');
  const accounts = accountsAtOnce(asked, target);
  if (accounts > allow.maxAccounts)
    return forbidden(
      `the case needs ${accounts} accounts at once, and the target permits ${allow.maxAccounts} (allow.maxAccounts)`,
    );
  const calls = Math.max(0, ...inGroups(asked.steps).map((group) => group.length));
  if (calls <= allow.maxRatePerSecond) return undefined;
  return forbidden(
    `the case sends ${calls} calls at once, and the target permits ${allow.maxRatePerSecond} a second (allow.maxRatePerSecond)`,
  );
}

/** Cases about how many accounts a user may join need a limit that is known, others one that does not come into play. */
function beyondJoins({ arrangement, joins = 1 }: Case, { limits }: Target): Obstacle | undefined {
  const { accountsPerSubscriber } = limits;
  if (arrangement.joinsLeft !== undefined && accountsPerSubscriber === undefined)
    return {
      why: 'not provoked',
      message:
        'how many accounts a user may join is not documented; set limits.accountsPerSubscriber of the target',
    };
  if (joins <= (accountsPerSubscriber ?? joins)) return undefined;
  return {
    why: 'not provoked',
    message: `the case needs users who may join ${joins} accounts, and limits.accountsPerSubscriber of the target is ${accountsPerSubscriber}`,
  };
}

function withoutUsers(asked: Case, target: Target): Obstacle | undefined {
  if (target.users.mode === 'import') return notImported(asked, target);
  if (target.users.mode !== 'pool') return undefined;
  const { invents, ownUsers } = asked;
  const missing = (message: string): Obstacle => ({ why: 'not provoked', message });
  if (ownUsers)
    return missing(
      'the case counts what its users have joined, and the users of a pool are shared by the cases',
    );
  if (invents) return missing('the case names a user of its own making, and the target has a pool of users');
  const needed = usersNeeded(asked);
  const { pool } = target.users;
  return needed <= pool.length
    ? undefined
    : missing(`the case needs ${needed} users, and the pool has ${pool.length} who may join an account`);
}

/** Only users whose names are known beforehand can be imported, and only where writes are permitted. */
function notImported(asked: Case, { allow }: Target): Obstacle | undefined {
  if (asked.invents)
    return {
      why: 'not provoked',
      message: 'the case names a user of its own making, and the users of the target are imported beforehand',
    };
  if (allow.writes || usersNeeded(asked) === 0) return undefined;
  return {
    why: 'not permitted',
    message: 'importing users writes, and the target does not permit it (allow.writes)',
  };
}

/** Users that a case names, the members of its arrangement included. */
export function usersNeeded({ users, arrangement }: Case): number {
  return users + (arrangement.members ?? 0);
}

function empty({ steps }: Case): Obstacle | undefined {
  return steps.length === 0 ? { why: 'not provoked', message: 'the case has nothing to send' } : undefined;
}

/** Whether everything that a case sends is permitted: without `allow.writes` it arranges nothing, and what it writes to is not there. */
function mayAsk({ arrangement, steps, accounts = 0 }: Case, target: Target, contract: Contract): boolean {
  const { account, other, joined, message, members, joinsLeft } = arrangement;
  const made = account === 'empty' || account === 'destroyed' || accounts > 0;
  const arranged = made || other || message || joinsLeft !== undefined || (joined ?? members ?? 0) > 0;
  if (arranged && !target.allow.writes) return false;
  return steps.every(({ operation }) => {
    const called = contract.operations[operation];
    if (called === undefined) return true;
    return maySend(target, { kind: called.kind, missingAccount: namesRole(contract, called, 'account') });
  });
}

/** Accounts of a case that are alive at the same time. */
export function accountsAtOnce({ arrangement, accounts = 0 }: Case, { limits }: Target): number {
  const own = arrangement.account === 'empty' || arrangement.account === 'destroyed' ? 1 : 0;
  const joined =
    arrangement.joinsLeft === undefined ? 0 : (limits.accountsPerSubscriber ?? 0) - arrangement.joinsLeft;
  return own + accounts + (arrangement.other ? 1 : 0) + joined + (arrangement.joined ?? 0);
}
