import type { Operation } from '../../contract/types.ts';
import type { Mock } from '../mock.ts';
import type { Account } from '../state/app-state.ts';
import type { AppRuntime, Call, Refusal } from '../types.ts';
import { bodyOf } from './request-body.ts';

/** The account that a call names in `Official_Account`, or why there is none. */
export function findAccount(call: Call, mock: Mock): Account | { readonly refusal: Refusal } {
  const { state } = call.runtime as AppRuntime;
  const id = bodyOf(call).Official_Account;
  const account = typeof id === 'string' ? state.accounts.get(id) : undefined;
  if (account !== undefined) return account;
  const known = typeof id === 'string' && state.destroyed.has(id) ? 'destroyed' : 'missing';
  const info = 'the official account does not exist, or was destroyed';
  const operation = call.operation as Operation;
  return {
    refusal: mock.refusals.bySituation(operation, { account: known }, info) ?? { code: 130004, info },
  };
}
