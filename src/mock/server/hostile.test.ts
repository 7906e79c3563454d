import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileValidators } from '../../contract/compile-validators.ts';
import { contract } from '../testing/desk.ts';
import { type RawAnswer, sendRaw } from '../testing/raw-call.ts';
import { type Service, serve } from '../testing/serve.ts';

const path = '/v4/official_account_open_http_svc/add_subscriber';
const validators = compileValidators(contract);

/** Every answer, whatever was asked, is HTTP 200 with the documented envelope. */
function expectEnvelope(answers: readonly RawAnswer[]): void {
  expect(answers.length).toBeGreaterThan(0);
  for (const { status, body } of answers) {
    expect(status).toBe(200);
    expect(validators.response('destroy_official_account', JSON.parse(body))).toEqual([]);
  }
}

function codesOf(answers: readonly RawAnswer[]): readonly number[] {
  return answers.map(({ body }) => JSON.parse(body).ErrorCode);
}

describe('whatever is sent', () => {
  let service: Service;
  beforeAll(async () => {
    service = await serve({ plainHttp: true });
  });
  afterAll(() => service.close());

  const head = (line: string, more = '') => `${line}\r\nHost: localhost\r\nConnection: close\r\n${more}\r\n`;

  const requests: Readonly<Record<string, [bytes: () => string, code: number]>> = {
    'bytes that are no HTTP': [() => '\u0000\u0001 nonsense\r\n\r\n', 60002],
    'a method that nobody knows': [() => head(`FOO ${path} HTTP/1.1`), 60002],
    GET: [() => head(`GET ${path}?${service.query()} HTTP/1.1`), 60002],
    PUT: [() => head(`PUT ${path}?${service.query()} HTTP/1.1`, 'Content-Length: 0\r\n'), 60002],
    QUERY: [() => `${head(`QUERY ${path}?${service.query()} HTTP/1.1`, 'Content-Length: 2\r\n')}{}`, 60002],
    CONNECT: [() => head('CONNECT localhost:443 HTTP/1.1'), 60002],
    'a path that names no operation': [
      () => head('POST /v4/nonsense HTTP/1.1', 'Content-Length: 0\r\n'),
      60009,
    ],
    'another path version': [
      () => head(`POST ${path.replace('v4', 'V4')} HTTP/1.1`, 'Content-Length: 0\r\n'),
      60009,
    ],
    'a path with a broken escape': [() => head(`POST ${path}%zz HTTP/1.1`, 'Content-Length: 0\r\n'), 60002],
    'a path without a slash': [() => head('POST * HTTP/1.1', 'Content-Length: 0\r\n'), 60009],
    'a URL that is too long': [() => head(`POST ${path}?a=${'x'.repeat(100_000)} HTTP/1.1`), 60002],
    'a header that is too long': [
      () => head(`POST ${path} HTTP/1.1`, `X-Long: ${'x'.repeat(100_000)}\r\n`),
      60002,
    ],
    'a header that is broken': [() => head(`POST ${path} HTTP/1.1`, 'No colon\r\n'), 60002],
    'two different lengths': [
      () => head(`POST ${path} HTTP/1.1`, 'Content-Length: 2\r\nContent-Length: 3\r\n'),
      60002,
    ],
    'a length that is no number': [() => head(`POST ${path} HTTP/1.1`, 'Content-Length: two\r\n'), 60002],
    'a chunk that is broken': [
      () => `${head(`POST ${path} HTTP/1.1`, 'Transfer-Encoding: chunked\r\n')}zz\r\n`,
      60002,
    ],
    'no host': [() => `POST ${path} HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, 60012],
    'HTTP/1.0': [() => `POST ${path} HTTP/1.0\r\nContent-Length: 0\r\n\r\n`, 60012],
    'a query with a broken escape': [
      () => head(`POST ${path}?${service.query()}&x=%zz HTTP/1.1`, 'Content-Length: 0\r\n'),
      6017,
    ],
    'a parameter that is given twice': [
      () => head(`POST ${path}?${service.query()}&sdkappid=5 HTTP/1.1`, 'Content-Length: 0\r\n'),
      60025,
    ],
    'parameters named like parts of objects': [
      () =>
        head(`POST ${path}?__proto__=1&constructor=2&${service.query()} HTTP/1.1`, 'Content-Length: 0\r\n'),
      6017,
    ],
    'a content type that is none': [
      () =>
        `${head(`POST ${path}?${service.query()} HTTP/1.1`, 'Content-Type: ;;\r\nContent-Length: 2\r\n')}{}`,
      6017,
    ],
    'an expectation that nobody can meet': [
      () => `${head(`POST ${path}?${service.query()} HTTP/1.1`, 'Expect: magic\r\nContent-Length: 2\r\n')}{}`,
      6017,
    ],
    'an upgrade': [
      () =>
        `POST ${path}?${service.query()} HTTP/1.1\r\nHost: localhost\r\nConnection: close, upgrade\r\nUpgrade: websocket\r\nContent-Length: 2\r\n\r\n{}`,
      6017,
    ],
    'TLS to a plain port': [() => '\u0016\u0003\u0001\u0002\u0000\u0001', 60002],
  };

  test.each(Object.entries(requests))(
    '%s is answered in the documented shape',
    async (_name, [bytes, code]) => {
      const answers = await sendRaw(service.server, bytes());
      expectEnvelope(answers);
      expect(codesOf(answers)).toEqual([code]);
    },
  );

  const bodies: Readonly<Record<string, [body: string | Uint8Array, code: number]>> = {
    'broken JSON': ['{"Official_Account": ', 60003],
    'bytes that are not UTF-8': [Buffer.from('{"Official_Account":"\xff"}', 'latin1'), 60003],
    'a byte order mark': ['\ufeff{}', 60003],
    'an empty body': ['', 6017],
    'a number': ['5', 6017],
    null: ['null', 6017],
    'members named like parts of objects': [
      '{"__proto__": {"Official_Account": "@TOA#_a"}, "constructor": {"prototype": {}}, "SubscriberList": []}',
      6017,
    ],
    'arrays in arrays in arrays': [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 6017],
    'objects in objects in objects': [`${'{"SubscriberList":'.repeat(20_000)}1${'}'.repeat(20_000)}`, 6017],
    'a very long list': [
      JSON.stringify({ Official_Account: '@TOA#_a', SubscriberList: new Array(100_000).fill(1) }),
      6017,
    ],
    'a body beyond the bound': [`"${'x'.repeat(5_000_000)}"`, 60003],
  };

  test.each(Object.entries(bodies))('%s is refused with a code', async (_name, [body, code]) => {
    const { status, text, answer } = await service.send(`${path}?${service.query()}`, { body });
    expectEnvelope([{ status, body: text }]);
    expect(answer.ErrorCode).toBe(code);
  });

  test('a body without a length that never ends is refused at the bound', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const bytes = `${head(`POST ${path}?${service.query()} HTTP/1.1`, 'Transfer-Encoding: chunked\r\n')}${chunk.repeat(80)}0\r\n\r\n`;
    const answers = await sendRaw(service.server, bytes);
    expectEnvelope(answers);
    expect(codesOf(answers)).toEqual([60003]);
  });

  test('requests that follow each other without waiting are all answered, in order', async () => {
    const one = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`;
    const last = head('POST /nonsense HTTP/1.1', 'Content-Length: 0\r\n');
    expect(codesOf(await sendRaw(service.server, one + one + last))).toEqual([60012, 60012, 60009]);
  });

  test('after all that the mock goes on', async () => {
    const { answer } = await service.post('add_subscriber', {
      Official_Account: '@TOA#_a',
      SubscriberList: [],
    });
    expect(answer.ErrorCode).toBe(130004);
  });

  test('any body at all', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array(), fc.json(), fc.string()), async (body) => {
        const { status, text } = await service.send(`${path}?${service.query()}`, { body });
        expectEnvelope([{ status, body: text }]);
      }),
      { numRuns: 100 },
    );
  });

  test('any query at all', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.webQueryParameters(), async (query) => {
        const { status, text } = await service.send(`${path}?${query}`, { body: '{}' });
        expectEnvelope([{ status, body: text }]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('over TLS', () => {
  test('bytes that are no HTTP are answered too, and an odd name of the server does not matter', async () => {
    const service = await serve();
    expect(codesOf(await sendRaw(service.server, 'nonsense\r\n\r\n', service.app.domain))).toEqual([60002]);
    await service.close();
  });

  test('stopping ends connections that are idle', async () => {
    const service = await serve();
    await service.post('add_subscriber', {});
    await service.server.stop();
    await expect(service.post('add_subscriber', {})).rejects.toThrow(/ECONNREFUSED/);
    await service.close();
  });
});
