import { describe, expect, test } from 'vitest';
import { type CallbackParts, callbackOf, receivedMs } from '../testing/callback-of.ts';
import { realContext } from '../testing/exchange-of.ts';
import { clausesKeptBy, judgeCallback } from './judge-callback.ts';

const context = { ...realContext(), sdkAppId: 1400000001 };
const clausesBroken = (parts: CallbackParts) =>
  judgeCallback(callbackOf(parts), context).map(({ clause }) => clause);

describe('a callback as the documentation has it', () => {
  test.each<[string, CallbackParts]>([
    ['with every parameter', {}],
    ['whose contenttype is in capitals', { query: { contenttype: 'JSON' } }],
    ['without contenttype', { query: { contenttype: undefined } }],
    ['with a parameter that no page names', { query: { trace: '1' } }],
    ['with a field that no page names', { fields: { Reason: 'more' } }],
    ['of a clock that is minutes off', { fields: { EventTime: receivedMs - 600_000 } }],
    ['whose signature is not checked, because no token is known', { signature: undefined }],
    ['from an address of version 6', { query: { ClientIP: '2001:db8::1' } }],
  ] as [string, CallbackParts][])('%s breaks nothing', (_what, { signature, ...parts }) => {
    expect(clausesBroken({ ...parts, ...(signature === undefined ? {} : { signature }) })).toEqual([]);
  });

  test('keeps the clauses about its transport, query, signature and body', () => {
    const kept = clausesKeptBy(callbackOf(), context);
    expect(kept).toEqual(
      expect.arrayContaining([
        'webhooks.transport.json',
        'webhooks.query.sdkappid-of-app',
        'webhooks.signature.sign',
        'webhooks.body.event-time',
        'after_add_subscriber.body.fields',
      ]),
    );
    expect(kept.filter((id) => id.startsWith('webhooks.delivery.'))).toEqual([]);
  });

  test('says nothing about signatures where it has none', () => {
    const { signature: _, ...unsigned } = callbackOf();
    expect(clausesKeptBy(unsigned, context).filter((id) => id.includes('.signature.'))).toEqual([]);
  });
});

describe('a callback with a defect', () => {
  test.each<[string, string, CallbackParts]>([
    ['that is no POST', 'webhooks.transport.method-post', { method: 'GET' }],
    ['without JSON', 'webhooks.transport.json', { body: undefined }],
    ['that is a list', 'webhooks.body.object', { body: [] }],
    ['without an app', 'webhooks.query.sdkappid-present', { query: { SdkAppid: undefined } }],
    ['of another app', 'webhooks.query.sdkappid-of-app', { query: { SdkAppid: '1400000002' } }],
    ['without a command', 'webhooks.query.command-present', { query: { CallbackCommand: undefined } }],
    ['with another command', 'webhooks.query.command-agrees', { query: { CallbackCommand: 'Other' } }],
    ['with another contenttype', 'webhooks.query.contenttype', { query: { contenttype: 'xml' } }],
    ['without the address', 'webhooks.query.client-ip-present', { query: { ClientIP: undefined } }],
    ['with a name as address', 'webhooks.query.client-ip', { query: { ClientIP: 'localhost' } }],
    ['of an unknown platform', 'webhooks.query.platform', { query: { OptPlatform: 'REST' } }],
    ['of another platform', 'webhooks.query.platform-of-rest', { query: { OptPlatform: 'Web' } }],
    ['with a wrong signature', 'webhooks.signature.sign', { signature: 'wrong' }],
    ['without a signature', 'webhooks.signature.sign', { signature: 'missing' }],
    [
      'signed yesterday',
      'webhooks.signature.request-time-now',
      { query: { RequestTime: String(receivedMs / 1000 - 86_400) } },
    ],
    ['signed in ms', 'webhooks.signature.request-time', { query: { RequestTime: String(receivedMs) } }],
    ['of an unknown event', 'webhooks.body.command-known', { event: 'AfterEverything' }],
    ['timed in seconds', 'webhooks.body.event-time', { fields: { EventTime: receivedMs / 1000 } }],
    ['timed by a text', 'webhooks.body.event-time', { fields: { EventTime: String(receivedMs) } }],
    ['of another day', 'webhooks.body.event-time-now', { fields: { EventTime: receivedMs - 86_400_000 } }],
    ['without a field', 'after_add_subscriber.body.fields', { fields: { Operator_Account: undefined } }],
    ['with a text as list', 'after_add_subscriber.body.fields', { fields: { SubscribeAccountList: 'u1' } }],
    ['without a command in its body', 'webhooks.body.command', { fields: { CallbackCommand: undefined } }],
  ])('%s breaks %s', (_what, clause, parts) => {
    expect(clausesBroken(parts)).toContain(clause);
  });

  test('names the place and what was got', () => {
    expect(judgeCallback(callbackOf({ fields: { EventTime: 5 } }), context)[0]).toMatchObject({
      verdict: 'violates',
      pointer: '/EventTime',
      actual: '5 (integer)',
      message: expect.stringMatching(/^\/EventTime of the callback .*, got 5 \(integer\)$/),
    });
  });

  test('that cannot be read is not judged further', () => {
    expect(clausesBroken({ body: undefined, query: {} })).toEqual(['webhooks.transport.json']);
  });
});
