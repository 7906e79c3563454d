import type { Call } from '../../call.ts';
import { bodyOf } from '../../operations/request-body.ts';
import type { Fault } from '../fault.ts';
import { type About, withHooks } from '../making/make-fault.ts';

/** Refusals of some calls as if no call of the app could be served, which others show to be untrue. */
export const blamingFaults: readonly Fault[] = [
  refuses(
    {
      name: 'assigned-id-refused-as-no-room',
      clause: 'create_official_account.state.id-assigned',
      says: 'An account without an ID of its own is refused as if the app had as many as it may.',
    },
    130010,
    asksForId,
  ),
  refuses(
    {
      name: 'assigned-id-refused-as-service-off',
      clause: 'create_official_account.state.id-assigned',
      says: 'An account without an ID of its own is refused as if the app had no service.',
    },
    131000,
    asksForId,
  ),
  refuses(
    {
      name: 'hundred-subscribers-refused-as-day-over',
      clause: 'add_subscriber.request.list-max-100',
      says: 'A hundred users in one call are refused as if the app had made all calls of its day.',
    },
    60028,
    namesHundred,
  ),
];

function refuses(about: About, code: number, matches: (call: Call) => boolean): Fault {
  const refusal = { refusal: { code, info: 'not served' } };
  return withHooks(about, { instead: (call) => (matches(call) ? refusal : undefined) });
}

function asksForId(call: Call): boolean {
  return (
    call.operation?.command === 'create_official_account' && bodyOf(call).OfficialAccountUserID === undefined
  );
}

function namesHundred(call: Call): boolean {
  const { SubscriberList } = bodyOf(call);
  return (
    call.operation?.command === 'add_subscriber' &&
    Array.isArray(SubscriberList) &&
    SubscriberList.length >= 100
  );
}
