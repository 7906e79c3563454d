import type { OutgoingCallback } from '../webhooks/callback.ts';
import type { Fault } from './fault.ts';
import { type About, withHooks } from './make-fault.ts';

/** Defects in what the app is asked and told. */
export const webhookFaults: readonly Fault[] = [
  changesBody(
    {
      name: 'callback-time-in-seconds',
      clause: 'webhooks.body.event-time',
      says: 'EventTime is in seconds.',
    },
    (body) => ({ ...body, EventTime: Math.floor(Number(body.EventTime) / 1000) }),
  ),
  changesBody(
    {
      name: 'callback-without-operator',
      clause: 'after_add_subscriber.body.fields',
      says: 'Callbacks have no Operator_Account.',
    },
    ({ Operator_Account: _, ...body }) => body,
  ),
  changesBody(
    {
      name: 'callback-list-under-other-name',
      clause: 'after_add_subscriber.body.fields',
      says: 'Callbacks name the users in SubscriberList.',
    },
    ({ SubscribeAccountList: SubscriberList, ...body }) =>
      SubscriberList === undefined ? body : { ...body, SubscriberList },
  ),
  changesBody(
    {
      name: 'callback-wrong-account',
      clause: 'after_add_subscriber.body.account-of-call',
      says: 'Callbacks about subscriptions name another account.',
    },
    (body) => (body.SubscribeAccountList === undefined ? body : { ...body, Official_Account: '@TOA#_other' }),
  ),
  changes(
    {
      name: 'callback-wrong-event',
      clause: 'after_add_subscriber.event.sent',
      says: 'Additions are told of as removals.',
    },
    (callback) => {
      if (callback.event.event !== 'after_add_subscriber') return [callback];
      const CallbackCommand = 'OfficialAccount.CallbackAfterDeleteSubscriber';
      const { query, body } = callback;
      return [{ ...callback, query: { ...query, CallbackCommand }, body: { ...body, CallbackCommand } }];
    },
  ),
  changesQuery(
    {
      name: 'callback-bad-signature',
      clause: 'webhooks.signature.sign',
      says: 'Sign is the hash of something else.',
    },
    (query) => ({ ...query, Sign: 'a'.repeat(64) }),
  ),
  changesQuery(
    { name: 'callback-unsigned', clause: 'webhooks.signature.sign', says: 'Callbacks have no signature.' },
    ({ Sign: _, RequestTime: __, ...query }) => query,
  ),
  changesQuery(
    {
      name: 'callback-wrong-app',
      clause: 'webhooks.query.sdkappid-of-app',
      says: 'SdkAppid is the number of another app.',
    },
    (query) => ({ ...query, SdkAppid: '1400009999' }),
  ),
  changesQuery(
    {
      name: 'callback-other-platform',
      clause: 'webhooks.query.platform-of-rest',
      says: 'OptPlatform is Web for REST calls.',
    },
    (query) => ({ ...query, OptPlatform: 'Web' }),
  ),
  changes(
    {
      name: 'callback-sent-twice',
      clause: 'webhooks.delivery.once',
      says: 'Every callback is sent twice.',
    },
    (callback) => [callback, callback],
  ),
  changes(
    { name: 'callback-not-sent', clause: 'after_add_subscriber.event.sent', says: 'No callback is sent.' },
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
  withHooks(
    {
      name: 'callback-refusal-ignored',
      clause: 'before_add_subscriber.reply.refuses-all',
      says: 'What the app refuses is done all the same.',
    },
    { appReply: () => ({ ErrorCode: 0 }) },
  ),
  changes(
    {
      name: 'callback-lists-other-users',
      clause: 'after_add_subscriber.body.list-of-call',
      says: 'Callbacks after additions list somebody who was not added.',
    },
    (callback) => {
      const SubscribeAccountList = [{ Subscriber_Account: 'somebody-else' }];
      const { event, body } = callback;
      return [
        event.event === 'after_add_subscriber'
          ? { ...callback, body: { ...body, SubscribeAccountList } }
          : callback,
      ];
    },
  ),
];

function changes(about: About, change: (callback: OutgoingCallback) => readonly OutgoingCallback[]): Fault {
  return withHooks(about, { callbacks: change });
}

function changesBody(
  about: About,
  change: (body: OutgoingCallback['body']) => OutgoingCallback['body'],
): Fault {
  return changes(about, (callback) => [{ ...callback, body: change(callback.body) }]);
}

function changesQuery(
  about: About,
  change: (query: OutgoingCallback['query']) => OutgoingCallback['query'],
): Fault {
  return changes(about, (callback) => [{ ...callback, query: change(callback.query) }]);
}
