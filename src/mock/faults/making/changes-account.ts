import type { Call } from '../../call.ts';
import type { Account } from '../../state/app-state.ts';
import type { Fault } from '../fault.ts';
import { accountOf } from './account-of.ts';
import { type About, breaking, tampers, withHooks } from './make-fault.ts';

/** What a fault does to the account that a call names. */
type Change = (account: Account, call: Call) => void;

/** A fault that does something to the account after an accepted call of an operation. */
export function changesAfterwards(about: About, command: string, change: Change): Fault {
  return tampers(about, (call, answer) => {
    const account = accountOf(call);
    if (call.operation?.command === command && answer.ErrorCode === 0 && account !== undefined)
      change(account, call);
  });
}

/** A fault that does something to the account before a call is refused that breaks a clause. */
export function changesBeforeRefusal(about: About, clause: string, change: Change): Fault {
  return withHooks(about, {
    refuse(refusal, call) {
      const account = accountOf(call);
      if (account !== undefined && breaking(clause)(refusal, call)) change(account, call);
      return { refusal };
    },
  });
}

/** A fault that accepts calls of an operation about an account that exists, where they match, and does nothing. */
export function acceptsIdly(about: About, command: string, matches: (call: Call) => boolean): Fault {
  return withHooks(about, {
    instead: (call) =>
      call.operation?.command === command && accountOf(call) !== undefined && matches(call)
        ? { fields: {} }
        : undefined,
  });
}
