import type { Operation } from '../../../contract/types.ts';
import type { AppRuntime, Call, Refusal } from '../../call.ts';
import type { Mock } from '../../mock.ts';
import type { Account } from '../../state/app-state.ts';
import { bodyOf } from '../request-body.ts';

/** The account that a call names in `Official_Account`, or why there is none. */
export function findAccount(call: Call, mock: Mock): Account | { readonly refusal: Refusal } {
  const account = namedAccount(call);
  if (account !== undefined) return account;
  const { state } = call.runtime as AppRuntime;
  const id = bodyOf(call).Official_Account;
  const known = typeof id === 'string' && state.destroyed.has(id) ? 'destroyed' : 'missing';
  const info = 'the official account does not exist, or was destroyed';
  const operation = call.operation as Operation;
  return {
    refusal: mock.refusals.bySituation(operation, { account: known }, info) ?? { code: 130004, info },
  };
}

/** The account that a call names, where there is one. */
export function namedAccount(call: Call): Account | undefined {
  const id = bodyOf(call).Official_Account;
  return typeof id === 'string' ? call.runtime?.state.accounts.get(id) : undefined;
}
