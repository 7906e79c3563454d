import { describe, expect, test } from 'vitest';
import { exchangeLaws, judgeExchange } from './judge-exchange.ts';
import {
  accepted,
  addRequest,
  type ExchangeParts,
  exchangeOf,
  realContext,
  refused,
} from './testing/exchange-of.ts';

const context = realContext();
const request = addRequest(['u1', 'u2']);
const fine = accepted([
  ['u1', 1],
  ['u2', 2],
]) as Record<string, unknown>;

const breaches: readonly [law: string, clause: string, parts: ExchangeParts][] = [
  ['http-status', 'service.transport.http-status-200', { response: { status: 400 } }],
  ['whole', 'service.transport.json-utf8', { response: { truncated: 'broken' } }],
  ['utf-8', 'service.transport.json-utf8', { response: { utf8: false } }],
  ['content-coding', 'service.transport.json-utf8', { response: { miscoded: 'gzip' } }],
  ['json', 'service.transport.json-utf8', { answer: '<html>' }],
  [
    'unique-names',
    'service.transport.unique-names',
    { answer: JSON.stringify(fine).replace('{', '{"ErrorCode":-1,') },
  ],
  ['json-object', 'service.envelope.json-object', { answer: '[]' }],
  ['no-secret-echoed', 'service.secrets.not-echoed', { echoedSecret: 'usersig' }],
  ['action-status', 'service.envelope.action-status', { answer: { ...fine, ActionStatus: 'ok' } }],
  ['error-code', 'service.envelope.error-code', { answer: { ...fine, ErrorCode: '0' } }],
  ['error-info', 'service.envelope.error-info', { answer: { ActionStatus: 'OK', ErrorCode: 0 } }],
  ['ok-iff-zero', 'service.envelope.ok-iff-zero', { answer: { ...fine, ActionStatus: 'FAIL' } }],
  [
    'ok-iff-zero',
    'service.envelope.ok-iff-zero',
    { answer: { ...(refused(6017) as object), ActionStatus: 'OK' } },
  ],
  ['documented-code', 'service.codes.documented', { answer: refused(99999) }],
  [
    'response-schema',
    'add_subscriber.response.list-present',
    { answer: { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0 } },
  ],
  ['response-schema', 'add_subscriber.response.result-values', { answer: accepted([['u1', 3]]) }],
  [
    'response-schema',
    'add_subscriber.response.entry-fields',
    { answer: { ...fine, SubscriberList: [{ Subscriber_Account: 7, Result: 1 }] } },
  ],
  [
    'one-entry-per-account',
    'add_subscriber.response.one-entry-per-account',
    { answer: accepted([['u1', 1]]) },
  ],
  [
    'one-entry-per-account',
    'add_subscriber.response.one-entry-per-account',
    {
      answer: accepted([
        ['u1', 1],
        ['u2', 1],
        ['u1', 1],
      ]),
    },
  ],
  [
    'same-accounts',
    'add_subscriber.response.same-accounts',
    {
      answer: accepted([
        ['u1', 1],
        ['u2', 1],
        ['u3', 1],
      ]),
    },
  ],
];

describe('a law over one exchange', () => {
  test.each(breaches)('%s finds its breach under %s', (law, clause, parts) => {
    const [finding] = judgeExchange(exchangeOf({ request, answer: fine, ...parts }), context);
    expect(finding).toMatchObject({ law, clause, verdict: 'violates' });
  });

  test('has a breach in this table, each of them', () => {
    expect(new Set(breaches.map(([law]) => law))).toEqual(new Set(exchangeLaws.map((law) => law.id)));
  });

  test('cites a source that sources.json lists', () => {
    for (const { source } of exchangeLaws)
      expect(context.contract.sources).toHaveProperty([source.split('#')[0] as string]);
  });
});

describe('judging an exchange', () => {
  test('finds nothing in documented answers', () => {
    expect(judgeExchange(exchangeOf({ request, answer: fine }), context)).toEqual([]);
    expect(judgeExchange(exchangeOf({ request, answer: refused(130004) }), context)).toEqual([]);
  });

  test('does not repeat one fault in other words: without JSON nothing is said of fields', () => {
    const findings = judgeExchange(exchangeOf({ request, answer: 'oops' }), context);
    expect(findings.map((finding) => finding.law)).toEqual(['json']);
  });

  test('names a wrong status and a wrong body both, because they are two faults', () => {
    const findings = judgeExchange(
      exchangeOf({ request, answer: 'oops', response: { status: 500 } }),
      context,
    );
    expect(findings.map((finding) => finding.law)).toEqual(['http-status', 'json']);
  });

  test('blames nobody for a network failure', () => {
    const failure = { phase: 'connect', kind: 'refused', message: 'connection refused' } as const;
    expect(judgeExchange(exchangeOf({ request, answer: 'oops', failure }), context)).toEqual([]);
  });

  test('blames the service for an answer that began and broke off', () => {
    const failure = { phase: 'receive', kind: 'reset', message: 'connection reset' } as const;
    const cut = exchangeOf({ request, answer: '{"Act', failure, response: { truncated: 'broken' } });
    expect(judgeExchange(cut, context).map((finding) => finding.law)).toEqual(['whole']);
  });

  test('leaves the list of an answer alone where the request was no valid one, or named a user twice', () => {
    const twice = addRequest(['u1', 'u1']);
    expect(judgeExchange(exchangeOf({ request: twice, answer: accepted([['u1', 1]]) }), context)).toEqual([]);
  });

  test('does not miss entries where an entry failed, since what is listed near limits is open', () => {
    expect(judgeExchange(exchangeOf({ request, answer: accepted([['u1', 0]]) }), context)).toEqual([]);
  });
});
