import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Asked } from '../../load/lib/answer.ts';
import { judgeAnswer } from '../../load/lib/judge-answer.ts';
import { rememberAnswers } from '../../load/lib/remember-answers.ts';
import { type Sample, sampleColumns, sampleLine } from '../../load/lib/sample.ts';
import { compileValidators } from '../contract/compile-validators.ts';
import { readContract } from '../contract/read-contract.ts';
import { partFor } from './engine/bundle.ts';
import { buildSample } from './testing/build-samples.ts';

const operation = 'add_subscriber';
const whole = readContract();
const validators = compileValidators(whole);
const options = { operation, contract: partFor(whole, operation), validators, secrets: ['eJwSignature'] };

const users = (unique: string) => [0, 1, 2].map((number) => `${unique}${number}`);

function asked(unique = 'oap1-a-', more: Partial<Asked> = {}): Asked {
  const list = users(unique).map((Subscriber_Account) => ({ Subscriber_Account }));
  const body = JSON.stringify({ Official_Account: '@TOA#_a', SubscriberList: list });
  return { region: 'china', operation, body, unique, form: '3', refusals: new Set(), ...more };
}

function answer(fields: object, more: Partial<Answer> = {}): Answer {
  const body = JSON.stringify({ ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0, ...fields });
  return { status: 200, body, error: '', latencyMs: 3, errorCode: 0, ...more };
}

const listed = (results: readonly number[], unique = 'oap1-a-') => ({
  SubscriberList: users(unique).map((Subscriber_Account, index) => ({
    Subscriber_Account,
    Result: results[index],
  })),
});
const refusal = (ErrorCode: number) => answer({ ActionStatus: 'FAIL', ErrorInfo: 'no', ErrorCode });
const judge = (one: Asked, came: Answer) => judgeAnswer(options, one, came);

describe('an answer under load', () => {
  test('is accepted with its Results counted', () => {
    expect(judge(asked(), answer(listed([1, 2, 1])))).toMatchObject({
      outcome: 'accepted',
      answered: true,
      code: 0,
      added: 2,
      already: 1,
      entriesFailed: 0,
      kind: '',
    });
  });

  test.each([60007, 60011, 60018, 60019])('is limited with code %d', (code) => {
    expect(judge(asked(), refusal(code))).toMatchObject({
      outcome: 'limited',
      answered: true,
      code,
      kind: '',
    });
  });

  test('is refused where the call was meant to be, and failed otherwise', () => {
    const refusals = new Set([130006]);
    expect(judge(asked('oap1-a-', { refusals }), refusal(130006))).toMatchObject({
      outcome: 'refused',
      kind: '',
    });
    expect(judge(asked(), refusal(130006))).toMatchObject({
      outcome: 'failed',
      answered: true,
      kind: 'code 130006',
      message: 'refused with ErrorCode 130006',
    });
  });

  test.each<[string, Answer, string]>([
    ['status 429', { ...refusal(60007), status: 429 }, 'service.transport.http-status-200'],
    [
      'an end in the middle of it',
      answer({}, { status: 0, body: '{"Action', error: 'unexpected EOF' }),
      'service.transport.json-utf8',
    ],
    ['a body that is no JSON', answer({}, { body: '<html>' }), 'service.transport.json-utf8'],
    ['a Result of 3', answer(listed([1, 3, 1])), 'add_subscriber.response.result-values'],
    ['no list', answer({}), 'add_subscriber.response.list-present'],
    ['OK with a code', answer({ ErrorCode: 6017 }), 'service.envelope.ok-iff-zero'],
    ['an undocumented code', refusal(999), 'service.codes.documented'],
    ['other users', answer(listed([1, 1, 1], 'oap1-b-')), 'add_subscriber.response.same-accounts'],
    [
      'a secret in it',
      answer({ ...listed([1, 1, 1]), ErrorInfo: 'eJwSignature' }),
      'service.secrets.not-echoed',
    ],
  ])('fails with %s, under the clause that this breaks', (_, came, clause) => {
    expect(judge(asked(), came)).toMatchObject({ outcome: 'failed', kind: clause });
  });

  test.each<[string, Partial<Answer>, string, string]>([
    ['no status line', { body: null, error: 'request timeout' }, 'timeout', 'request timeout'],
    [
      'a timeout in the middle of it',
      { body: '{"A', error: 'request timeout' },
      'timeout',
      'request timeout',
    ],
    ['a connection that ends first', { body: '', error: 'EOF' }, 'reset', 'EOF'],
    [
      'status 502',
      { status: 502, body: '<html>' },
      'gateway',
      'HTTP 502 from a gateway, not from the service',
    ],
    [
      'a number of k6',
      { error: 'dial: whatever', errorCode: 1212 },
      'refused',
      'connection refused: dial: whatever',
    ],
    [
      'a name',
      { error: 'lookup: no such host', errorCode: 1101 },
      'dns',
      'name not found: lookup: no such host',
    ],
    [
      'a wrong certificate',
      { error: 'x509: for b, not a', errorCode: 1311 },
      'tls',
      'no trusted TLS connection: x509',
    ],
    [
      'an expired one',
      {
        error: 'Post "https://a/?usersig=x": tls: failed to verify certificate: x509: expired',
        errorCode: 1000,
      },
      'tls',
      'no trusted TLS connection: tls: failed to verify certificate: x509: expired',
    ],
    [
      'a proxy that wants a password',
      { error: 'Post "https://a/": Proxy Authentication Required', errorCode: 1000 },
      'proxy',
      'no way through the proxy: Proxy Authentication Required',
    ],
    [
      'a proxy that refuses',
      { error: 'Post "https://a/": Forbidden', errorCode: 1000 },
      'proxy',
      'Forbidden',
    ],
    [
      'a proxy that is not there',
      { error: 'proxyconnect tcp: dial tcp 127.0.0.1:1: connect: connection refused', errorCode: 1000 },
      'proxy',
      'proxyconnect tcp',
    ],
    [
      'a reset',
      { error: 'read: connection reset by peer', errorCode: 1220 },
      'reset',
      'connection reset by peer',
    ],
    [
      'words that nobody knows',
      { error: 'what is this?', errorCode: 1000 },
      'other',
      'failed: what is this?',
    ],
  ])('is none with %s, and says why', (_, came, failure, message) => {
    const none: Answer = { status: 0, body: null, error: '', errorCode: 0, latencyMs: 1 };
    expect(judge(asked(), { ...none, ...came })).toMatchObject({
      outcome: 'failed',
      answered: false,
      code: -1,
      kind: `no answer: ${failure}`,
      message: expect.stringContaining(message),
    });
  });
});

describe('answers that are remembered', () => {
  const unique = fc.stringMatching(/^oap[a-z0-9]{3,8}-[a-z0-9]{1,4}-$/);
  const anyAnswer = (of: string) =>
    fc.oneof(
      fc
        .tuple(fc.constantFrom(0, 1, 2, 3), fc.constantFrom(1, 2))
        .map(([a, b]) => answer(listed([a, b, 1], of))),
      fc.constantFrom(60007, 6017, 999).map(refusal),
      fc.constant(answer(listed([1, 1, 1], 'oap-other-'))),
      fc.constant(answer({}, { body: 'not JSON' })),
      fc.constant({ status: 0, body: null, error: 'timeout', errorCode: 1050, latencyMs: 1 }),
      fc.constant(answer(listed([1, 1, 1], of), { status: 500 })),
    );

  test('are judged as if each were judged anew', () => {
    const call = unique.chain((of) => anyAnswer(of).map((came) => ({ of, came })));
    fc.assert(
      fc.property(fc.array(call, { maxLength: 30 }), (calls) => {
        const remember = rememberAnswers(judge);
        for (const { of, came } of calls) expect(remember(asked(of), came)).toEqual(judge(asked(of), came));
      }),
    );
  });

  test('are judged once per wording, whoever the users are', () => {
    let judged = 0;
    const remember = rememberAnswers((one, came) => {
      judged++;
      return judge(one, came);
    });
    for (let call = 0; call < 50; call++) {
      const of = `oap1-${call.toString(36)}-`;
      remember(asked(of), call % 5 === 0 ? refusal(60007) : answer(listed([1, 1, 1], of)));
    }
    expect(judged).toBe(2);
  });

  test('are kept in bounded number', () => {
    let judged = 0;
    const remember = rememberAnswers((one, came) => {
      judged++;
      return judge(one, came);
    });
    const repeated = () => remember(asked(), refusal(60007));
    for (let form = 0; form < 200; form++)
      remember(asked('', { form: String(form) }), answer(listed([1, 1, 1], '')));
    repeated();
    repeated();
    expect(judged).toBe(202);
  });

  test('that failed are judged each time, because each may fail otherwise', () => {
    const remember = rememberAnswers(judge);
    expect(remember(asked('oap1-a-'), refusal(999)).kind).toBe('service.codes.documented');
    expect(remember(asked('oap1-b-'), refusal(999)).kind).toBe('service.codes.documented');
  });
});

test('a line has every field of a sample, in the order of the columns', () => {
  const sample: Sample = buildSample({
    latencyMs: 1.25,
    kind: 'code 6017',
    detail: JSON.stringify({ a: 'b\tc\nd' }),
  });
  const fields = sampleLine(sample).split('\t');
  expect(fields).toEqual(sampleColumns.map((name) => String(sample[name])));
});
