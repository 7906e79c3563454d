import { bodyOf, entriesOf, memberOf } from '../operations/request-body.ts';
import { asText } from '../operations/user-id.ts';
import type { Call } from '../types.ts';

/** The fields of an accepted answer to a call that was not carried out: every user added, every other list empty. */
export function acceptedFields(call: Call): Readonly<Record<string, unknown>> {
  const fields = byOperation[call.operation?.command ?? ''];
  return fields?.(call) ?? {};
}

const byOperation: Readonly<Record<string, (call: Call) => Readonly<Record<string, unknown>>>> = {
  add_subscriber: (call) => ({ SubscriberList: resultsFor(bodyOf(call).SubscriberList) }),
  delete_subscriber: (call) => ({
    SubscriberList: resultsFor(bodyOf(call).SubscriberToDel_Account ?? bodyOf(call).SubscriberList),
  }),
  get_subscriber_info: () => ({ SubscriberNum: 0, Next: '', SubscriberList: [] }),
  create_official_account: (call) => ({
    OfficialAccountUserID: asText(bodyOf(call).OfficialAccountUserID ?? '@TOA#_@TOA#none'),
  }),
  get_official_account_info: () => ({ OfficialAccountInfoList: [] }),
};

function resultsFor(entries: unknown) {
  return entriesOf(entries).map((entry) => ({ Subscriber_Account: nameOf(entry), Result: 1 }));
}

function nameOf(entry: unknown): string {
  return asText(memberOf(entry, 'Subscriber_Account') ?? entry);
}
