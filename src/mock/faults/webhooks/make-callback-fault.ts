import type { Call } from '../../call.ts';
import type { OutgoingCallback } from '../../webhooks/callback.ts';
import type { Fault } from '../fault.ts';
import { type About, withHooks } from '../making/make-fault.ts';

/** A fault that sends others in place of a callback, or none. */
export function changes(
  about: About,
  change: (callback: OutgoingCallback, call: Call) => readonly OutgoingCallback[],
): Fault {
  return withHooks(about, { callbacks: change });
}

/** A fault that changes the bodies of all callbacks. */
export function changesBody(
  about: About,
  change: (body: OutgoingCallback['body']) => OutgoingCallback['body'],
): Fault {
  return changes(about, (callback) => [{ ...callback, body: change(callback.body) }]);
}

/** A fault that changes the parameters of all callbacks. */
export function changesQuery(
  about: About,
  change: (query: OutgoingCallback['query']) => OutgoingCallback['query'],
): Fault {
  return changes(about, (callback) => [{ ...callback, query: change(callback.query) }]);
}

/** A fault that changes the list of the callback after an addition. */
export function changesList(
  about: About,
  change: (list: readonly unknown[], call: Call) => readonly unknown[],
): Fault {
  return changes(about, (callback, call) => {
    const { event, body } = callback;
    if (event.event !== 'after_add_subscriber') return [callback];
    const list = Array.isArray(body.SubscribeAccountList) ? body.SubscribeAccountList : [];
    return [{ ...callback, body: { ...body, SubscribeAccountList: change(list, call) } }];
  });
}
