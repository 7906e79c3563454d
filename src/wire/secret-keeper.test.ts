import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exchange } from '../judge/exchange.ts';
import { mintUserSig } from '../target/credentials/user-sig.ts';
import { createSecretKeeper } from './secret-keeper.ts';

const minted = [1, 2, 3].map((sdkAppId) =>
  mintUserSig({ sdkAppId, identifier: 'a', secretKey: 'k', nowSeconds: 1_700_000_000, expireSeconds: 60 }),
);
const secretKeys = ['key "one" /+= of\\two', 'second-key-0123456789'];
const readySigs = ['eJready*signature_of_the_config-'];
const keeper = createSecretKeeper({ secretKeys, readySigs, mintedSigs: () => minted });
const secrets = [...secretKeys, ...readySigs, ...minted];

/** An exchange in which every text that came from or went to the network is this one. */
function exchangeOf(text: string, truncated?: 'size'): Exchange {
  return {
    id: 'e1',
    region: 'china',
    operation: 'add_subscriber',
    startedAt: '2026-01-01T00:00:00.000Z',
    request: { method: 'POST', url: text, headers: { 'x-a': text }, body: text },
    response: {
      status: 200,
      headers: [[text, text]],
      body: text,
      bodyBytes: text.length,
      utf8: true,
      ...(truncated === undefined ? {} : { truncated }),
    },
    failure: { phase: 'receive', kind: 'other', message: text },
    timings: { queueMs: 0, totalMs: 0 },
  };
}

const forms = (secret: string) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
const filler = fc.string({ unit: fc.constantFrom('a', 'Z', '0', '*', '_', '-', ' ', '"', '\n') });
const planted = fc
  .array(fc.tuple(filler, fc.constantFrom(...secrets.flatMap(forms))), { minLength: 1, maxLength: 4 })
  .chain((parts) => filler.map((end) => parts.flat().join('') + end));

test('no secret, in whatever form and between whatever text, stays in any part of an exchange', () => {
  fc.assert(
    fc.property(planted, (text) => {
      const { request, response, failure } = keeper.redact(exchangeOf(text));
      const texts = [
        request.url,
        request.body,
        ...Object.values(request.headers),
        response?.body ?? '',
        ...(response?.headers.flat() ?? []),
        failure?.message ?? '',
      ];
      for (const form of secrets.flatMap(forms)) {
        expect(texts.filter((each) => each.includes(form))).toEqual([]);
      }
    }),
  );
});

test('a text without secrets is left as it is', () => {
  fc.assert(
    fc.property(filler, (text) => {
      expect(keeper.redact(exchangeOf(text))).toEqual(exchangeOf(text));
    }),
  );
});

test('the piece of a secret at which a body was cut is masked', () => {
  fc.assert(
    fc.property(fc.constantFrom(...secrets), fc.nat(), (secret, at) => {
      const length = 4 + (at % (secret.length - 4));
      const body = `{"x":"${secret.slice(0, length)}`;
      expect(keeper.redact(exchangeOf(body, 'size')).response?.body).toBe('{"x":"***');
    }),
  );
});

test.each([
  [secretKeys[0], 'secretKey'],
  [readySigs[0], 'usersig'],
  [minted[2], 'usersig'],
  ['nothing', undefined],
] as const)('an answer that holds %j is marked as echoing %j', (text, expected) => {
  expect(keeper.redact(exchangeOf(`<${text}>`)).echoedSecret).toBe(expected);
});

test('a secret in the request alone is no echo', () => {
  const { response: _, failure: __, ...sent } = exchangeOf(minted[0] ?? '');
  expect(keeper.redact(sent).echoedSecret).toBeUndefined();
});
