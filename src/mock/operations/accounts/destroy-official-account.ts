import type { AppRuntime } from '../../call.ts';
import { destroyAccount } from '../../state/app-state.ts';
import type { Handler } from '../handler.ts';
import { findAccount } from './find-account.ts';

/** Removes an account with all its subscriptions. @source destroy_official_account */
export const destroyOfficialAccount: Handler<'destroy_official_account'> = (call, mock) => {
  const account = findAccount(call, mock);
  if ('refusal' in account) return account;
  destroyAccount((call.runtime as AppRuntime).state, account.id);
  return { fields: {} };
};
