import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { Api } from 'tls-sig-api-v2';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { mintUserSig, readUserSig } from './user-sig.ts';

const request = {
  sdkAppId: 88888888,
  identifier: 'admin',
  secretKey: 'test-secret-key',
  nowSeconds: 1_700_000_000,
  expireSeconds: 86_400,
};

describe('UserSig', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('has the HMAC of a known vector', () => {
    expect(readUserSig(mintUserSig(request))).toEqual({
      version: '2.0',
      identifier: 'admin',
      sdkAppId: 88888888,
      issuedSeconds: 1_700_000_000,
      expireSeconds: 86_400,
      signature: '60SUID9JUBwtF0ykXDF3g5Inll3fEUL9575YNluG4RA=',
    });
  });

  test("holds the same document as one made by the vendor's package", () => {
    fc.assert(
      fc.property(
        fc.record({
          sdkAppId: fc.integer({ min: 1, max: 2 ** 31 }),
          identifier: fc.stringMatching(/^[A-Za-z0-9_-]{1,32}$/),
          secretKey: fc.string({ minLength: 1 }),
          nowSeconds: fc.integer({ min: 1_500_000_000, max: 4_000_000_000 }),
          expireSeconds: fc.integer({ min: 1, max: 180 * 86_400 }),
        }),
        (any) => {
          vi.useFakeTimers({ now: any.nowSeconds * 1000 });
          const theirs = new Api(any.sdkAppId, any.secretKey).genUserSig(any.identifier, any.expireSeconds);
          expect(documentOf(mintUserSig(any))).toEqual(documentOf(theirs));
          expect(readUserSig(theirs)).toEqual(readUserSig(mintUserSig(any)));
        },
      ),
    );
  });

  test('uses no character that a URL would escape', () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      mintUserSig({ ...request, expireSeconds: index + 1 }),
    );
    expect(many.filter((userSig) => !/^[A-Za-z0-9*_-]+$/.test(userSig))).toEqual([]);
    expect(many.some((userSig) => /[*-]/.test(userSig))).toBe(true);
  });

  test.each(['', 'abc', 'eJwrSS0u!', mintUserSig(request).slice(0, -20)])(
    'that cannot be decoded is refused without being quoted: %s',
    (text) => {
      expect(() => readUserSig(text)).toThrow(
        'a UserSig must be version 2 of the format, got a text that cannot be decoded; mint a new one',
      );
    },
  );
});

function documentOf(userSig: string): unknown {
  const base64 = userSig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
  return JSON.parse(inflateSync(Buffer.from(base64, 'base64')).toString());
}
