import type { Fault } from '../fault.ts';
import { changes, changesBody, changesList, changesQuery } from './make-callback-fault.ts';

/** Defects in what callbacks say. */
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
  changesQuery(
    {
      name: 'callback-commands-differ',
      clause: 'webhooks.query.command-agrees',
      says: 'CallbackCommand in the query lacks its prefix.',
    },
    ({ CallbackCommand = '', ...query }) => ({
      ...query,
      CallbackCommand: CallbackCommand.replace('OfficialAccount.', ''),
    }),
  ),
  changesQuery(
    {
      name: 'callback-command-not-in-query',
      clause: 'webhooks.query.command-present',
      says: 'CallbackCommand stands in the body alone.',
    },
    ({ CallbackCommand: _, ...query }) => query,
  ),
  changesQuery(
    {
      name: 'callback-without-app',
      clause: 'webhooks.query.sdkappid-present',
      says: 'Callbacks have no SdkAppid.',
    },
    ({ SdkAppid: _, ...query }) => query,
  ),
  changesQuery(
    {
      name: 'callback-without-client-ip',
      clause: 'webhooks.query.client-ip-present',
      says: 'Callbacks have no ClientIP.',
    },
    ({ ClientIP: _, ...query }) => query,
  ),
  changesQuery(
    {
      name: 'callback-client-ip-is-name',
      clause: 'webhooks.query.client-ip',
      says: 'ClientIP is the name of a host.',
    },
    (query) => ({ ...query, ClientIP: 'localhost' }),
  ),
  changesQuery(
    {
      name: 'callback-contenttype-xml',
      clause: 'webhooks.query.contenttype',
      says: 'Callbacks have the contenttype xml.',
    },
    (query) => ({ ...query, contenttype: 'xml' }),
  ),
  changesQuery(
    {
      name: 'callback-platform-unknown',
      clause: 'webhooks.query.platform',
      says: 'OptPlatform is a word that no page lists.',
    },
    (query) => ({ ...query, OptPlatform: 'REST' }),
  ),
  changesQuery(
    {
      name: 'callback-request-time-in-ms',
      clause: 'webhooks.signature.request-time',
      says: 'RequestTime is in milliseconds.',
    },
    ({ RequestTime, ...query }) => ({ ...query, RequestTime: `${RequestTime}000` }),
  ),
  changesQuery(
    {
      name: 'callback-sign-in-capitals',
      clause: 'webhooks.signature.sign-form',
      alsoBreaks: ['webhooks.signature.sign'],
      says: 'Sign has capital digits.',
    },
    ({ Sign = '', ...query }) => ({ ...query, Sign: Sign.toUpperCase() }),
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
