import { get } from '../../../contract/json-pointer.ts';
import type { Call } from '../../call.ts';
import type { Mock } from '../../mock.ts';
import { entriesOf } from '../request-body.ts';
import { asText } from '../user-id.ts';

/** The list that a refusal of a batch has beside the envelope, where a policy gives it one. */
export function listOfRefusal(mock: Mock, call: Call): Readonly<Record<string, unknown>> {
  const batch = call.operation?.batch;
  const policy = mock.policies.answer('list-on-failure');
  if (batch === undefined || policy === 'absent') return {};
  const named = policy === 'filled' ? entriesOf(get(call.body, batch.request.list)) : [];
  const entries = named.map((entry) => ({
    Subscriber_Account: asText(get(entry, batch.request.account)),
    Result: 0,
  }));
  return { SubscriberList: entries };
}
