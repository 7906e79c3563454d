import type { Fault } from '../fault.ts';
import { changesQuery } from './make-callback-fault.ts';

/** Defects in the parameters of callbacks, signature included. */
export const queryFaults: readonly Fault[] = [
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
];
