import type { Fault } from '../fault.ts';
import { changes, changesBody, changesList } from './make-callback-fault.ts';

/** Defects in how callbacks are sent and in what their bodies say. */
export const callbackFaults: readonly Fault[] = [
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
  changesBody(
    {
      name: 'callback-time-as-text',
      clause: 'webhooks.body.event-time',
      says: 'EventTime is a text.',
    },
    (body) => ({ ...body, EventTime: String(body.EventTime) }),
  ),
  changesBody(
    {
      name: 'callback-time-of-another-day',
      clause: 'webhooks.body.event-time-now',
      says: 'EventTime is a day off.',
    },
    (body) => ({ ...body, EventTime: Number(body.EventTime) - 86_400_000 }),
  ),
  changesBody(
    {
      name: 'callback-without-command',
      clause: 'webhooks.body.command',
      says: 'The body does not name the event.',
    },
    ({ CallbackCommand: _, ...body }) => body,
  ),
  changes(
    {
      name: 'callback-of-unknown-event',
      clause: 'webhooks.body.command-known',
      says: 'Additions are told of by a command that no page names.',
    },
    (callback) => {
      if (callback.event.event !== 'after_add_subscriber') return [callback];
      const CallbackCommand = 'OfficialAccount.CallbackAfterSubscribe';
      const { query, body } = callback;
      return [{ ...callback, query: { ...query, CallbackCommand }, body: { ...body, CallbackCommand } }];
    },
  ),
  changes(
    {
      name: 'callback-by-put',
      clause: 'webhooks.transport.method-post',
      says: 'Callbacks are PUT requests.',
    },
    (callback) => [{ ...callback, method: 'PUT' }],
  ),
  changes(
    {
      name: 'callback-form-encoded',
      clause: 'webhooks.transport.json',
      says: 'The body is written as a form.',
    },
    (callback) => [
      {
        ...callback,
        text: new URLSearchParams(
          Object.entries(callback.body).map(([name, value]): [string, string] => [name, String(value)]),
        ).toString(),
      },
    ],
  ),
  changesList(
    {
      name: 'callback-lists-other-users',
      clause: 'after_add_subscriber.body.list-of-call',
      says: 'Callbacks after additions list somebody who was not added.',
    },
    () => [{ Subscriber_Account: 'somebody-else' }],
  ),
  changesList(
    {
      name: 'callback-lists-user-twice',
      clause: 'after_add_subscriber.body.list-of-call',
      says: 'Callbacks after additions list the first user twice.',
    },
    (list) => [...list.slice(0, 1), ...list],
  ),
  changesList(
    {
      name: 'callback-misses-user',
      clause: 'after_add_subscriber.body.list-of-call',
      says: 'Callbacks after additions leave the last of several users out.',
    },
    (list) => (list.length > 1 ? list.slice(0, -1) : list),
  ),
  changesList(
    {
      name: 'callback-lists-at-most-50',
      clause: 'after_add_subscriber.body.list-of-call',
      says: 'Callbacks after additions list the first 50 users.',
    },
    (list) => list.slice(0, 50),
  ),
  changesList(
    {
      name: 'callback-lists-everyone-asked',
      clause: 'after_add_subscriber.body.list-of-call',
      says: 'Callbacks after additions list those who were refused as well.',
    },
    (list, { body }) => {
      const { SubscriberList } = body as { readonly SubscriberList?: unknown };
      return Array.isArray(SubscriberList) ? SubscriberList : list;
    },
  ),
];
