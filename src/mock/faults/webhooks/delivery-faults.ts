import type { Call } from '../../call.ts';
import type { Fault } from '../fault.ts';
import { accountOf, putInto, takeFrom, usersWith } from '../making/account-of.ts';
import { withHooks } from '../making/make-fault.ts';
import { changes } from './make-callback-fault.ts';

/** Defects in whether and when the app is asked and told. */
export const deliveryFaults: readonly Fault[] = [
  changes(
    { name: 'callback-sent-twice', clause: 'webhooks.delivery.once', says: 'Every callback is sent twice.' },
    (callback) => [callback, callback],
  ),
  changes(
    {
      name: 'callback-not-sent',
      clause: 'after_add_subscriber.event.sent',
      alsoBreaks: ['before_add_subscriber.event.sent'],
      says: 'No callback is sent.',
    },
    () => [],
  ),
  withHooks(
    {
      name: 'callback-after-refusal',
      clause: 'after_add_subscriber.event.only-after-success',
      says: 'Refused calls are told of as well.',
    },
    { eventDue: (due, event, _call, answer) => due || (event.kind === 'after' && answer !== undefined) },
  ),
  ...(['before', 'after'] as const).map((kind) =>
    withHooks(
      {
        name: `callback-${kind}-though-forbidden`,
        clause: `${kind}_send_msg.event.not-forbidden`,
        says: `ForbidCallbackControl does not keep the callback ${kind} a message from being sent.`,
      },
      {
        eventDue: (due, event, call, answer) =>
          due || (event.event === `${kind}_send_msg` && forbids(call) && (answer?.ErrorCode ?? 0) === 0),
      },
    ),
  ),
  withHooks(
    {
      name: 'callback-before-state-visible',
      clause: 'after_add_subscriber.event.after-effect',
      says: 'Additions can be read only when the app has replied to what it is told of them.',
    },
    {
      untilTold(call, answer) {
        const users = call.operation?.command === 'add_subscriber' ? usersWith(answer, 1) : [];
        const account = accountOf(call);
        takeFrom(call, account, users);
        return () => putInto(call, account, users);
      },
    },
  ),
  withHooks(
    {
      name: 'callback-after-effect',
      clause: 'before_add_subscriber.event.before-effect',
      says: 'Users are subscribed before the app is asked about them.',
    },
    { actsUnasked: (call) => call.operation?.command === 'add_subscriber' },
  ),
];

function forbids({ body }: Call): boolean {
  return (
    (body as { readonly ForbidCallbackControl?: unknown } | undefined)?.ForbidCallbackControl !== undefined
  );
}
