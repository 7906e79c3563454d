import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange, ExchangeRequest } from '../judge/exchange.ts';
import { curlLine } from './curl.ts';

function exchangeWith(request: Partial<ExchangeRequest>): Exchange {
  return {
    id: 'e1',
    region: 'china',
    operation: 'add_subscriber',
    startedAt: '2026-01-01T00:00:00.000Z',
    request: {
      method: 'POST',
      url: 'https://console.tim.qq.com/v4/x/add_subscriber?sdkappid=1&usersig=***&random=7',
      headers: { host: 'console.tim.qq.com', 'content-type': 'application/json', 'user-agent': 'oaprobe' },
      body: '{"a":1}',
      ...request,
    },
    timings: { queueMs: 0, totalMs: 1 },
  };
}

/** The arguments that a shell makes of the line, with curl replaced by a command that prints them. */
function argumentsOf(line: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${line}`;
  return execFileSync('sh', ['-c', script], { env: { USERSIG: 'SIG' } })
    .toString('utf8')
    .split('\0')
    .slice(0, -1);
}

describe('a curl line', () => {
  test('is the request with the signature as a variable', () => {
    expect(curlLine(exchangeWith({}))).toBe(
      `curl --http1.1 -H 'content-type: application/json' --data-raw '{"a":1}' ` +
        `'https://console.tim.qq.com/v4/x/add_subscriber?sdkappid=1&usersig='"$USERSIG"'&random=7'`,
    );
  });

  test('keeps the domain and dials the address of the exchange', () => {
    const line = curlLine(exchangeWith({ dialled: '[::1]:9443' }), { caFile: "/a b/c'a.pem" });
    expect(argumentsOf(line)).toEqual([
      '--http1.1',
      '--connect-to',
      'console.tim.qq.com:443:[::1]:9443',
      '--cacert',
      "/a b/c'a.pem",
      '-H',
      'content-type: application/json',
      '--data-raw',
      '{"a":1}',
      'https://console.tim.qq.com/v4/x/add_subscriber?sdkappid=1&usersig=SIG&random=7',
    ]);
  });

  test('says what is unusual: another method, another host, no content type, no signature', () => {
    const line = curlLine(
      exchangeWith({
        method: 'GET',
        url: 'https://a.example/x',
        headers: { host: 'b.example', 'x-none': '' },
      }),
    );
    expect(argumentsOf(line)).toEqual([
      '--http1.1',
      '-X',
      'GET',
      '-H',
      'host: b.example',
      '-H',
      'x-none;',
      '-H',
      'content-type:',
      '--data-raw',
      '{"a":1}',
      'https://a.example/x',
    ]);
  });

  test('where the signature comes last', () => {
    const line = curlLine(exchangeWith({ url: 'https://a.example/x?usersig=***' }));
    expect(argumentsOf(line).at(-1)).toBe('https://a.example/x?usersig=SIG');
  });

  test('survives the shell whatever the body is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom("'", '"', '$', '`', '\\', '!', '\n', 'a', ' ', '@', ';') }),
    );
    fc.assert(
      fc.property(
        text.filter((body) => !body.includes('\0')),
        (body) => {
          const words = argumentsOf(curlLine(exchangeWith({ body })));
          expect(words[words.indexOf('--data-raw') + 1]).toBe(body);
        },
      ),
      { numRuns: 30 },
    );
  });
});
