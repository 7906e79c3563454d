import type { Account } from '../../state/app-state.ts';

/**
 * The data of an account as answers show them.
 *
 * @param wanted - the names that a filter asks for; undefined for all
 * @source get_official_account_info#response-fields
 */
export function accountFields(account: Account, wanted: ReadonlySet<unknown> | undefined) {
  const fields = {
    CreateTime: account.createdAtSeconds,
    LastMsgTime: Math.floor((account.log.sentAtMs.at(-1) ?? 0) / 1000),
    SubscriberNum: account.subscribers.size,
    ...account.profile,
  };
  return onlyWanted(fields, wanted);
}

/** The members of a record that a filter asks for. */
export function onlyWanted(
  fields: Readonly<Record<string, unknown>>,
  wanted: ReadonlySet<unknown> | undefined,
): Readonly<Record<string, unknown>> {
  const chosen = Object.entries(fields).filter(([name]) => wanted === undefined || wanted.has(name));
  return Object.fromEntries(chosen);
}
