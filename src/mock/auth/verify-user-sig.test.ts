import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { Api } from 'tls-sig-api-v2';
import { describe, expect, test } from 'vitest';
import { decodeUserSig, isSignedWith } from './verify-user-sig.ts';

const encode = (text: string) =>
  deflateSync(text).toString('base64').replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_');

describe('a UserSig', () => {
  test('of the vendor’s own package is read and verified', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.string({ minLength: 1 }),
        fc.string(),
        (app, key, id) => {
          const claims = decodeUserSig(new Api(app, key).genUserSig(id, 500));
          expect(claims).toMatchObject({ identifier: id, sdkAppId: app, expireSeconds: 500 });
          expect(claims && isSignedWith(claims, key)).toBe(true);
          expect(claims && isSignedWith(claims, `${key}x`)).toBe(false);
        },
      ),
    );
  });

  test('does not verify when anything in it is changed', () => {
    const claims = decodeUserSig(new Api(5, 'key').genUserSig('admin', 500));
    if (claims === undefined) throw new Error('must be readable');
    const changes = [
      { identifier: 'Admin' },
      { sdkAppId: 6 },
      { issuedAtSeconds: claims.issuedAtSeconds + 1 },
      { expireSeconds: 501 },
      { userBuffer: 'eA==' },
      { signature: `${claims.signature.startsWith('A') ? 'B' : 'A'}${claims.signature.slice(1)}` },
      { signature: '' },
    ];
    expect(isSignedWith(claims, 'key')).toBe(true);
    for (const change of changes) expect(isSignedWith({ ...claims, ...change }, 'key')).toBe(false);
  });

  test.each([
    ['nothing', ''],
    ['another alphabet', 'a+b/c='],
    ['no zlib', Buffer.from('text').toString('base64').replaceAll('=', '_')],
    ['no JSON', encode('text')],
    ['another version', encode('{"TLS.ver":"1.0"}')],
    ['JSON of another kind', encode('null')],
    [
      'an app that is a text',
      encode(
        '{"TLS.ver":"2.0","TLS.identifier":"a","TLS.sdkappid":"5","TLS.time":1,"TLS.expire":1,"TLS.sig":"x"}',
      ),
    ],
    ['a text that inflates without end', encode(' '.repeat(10_000_000))],
    ['a very long text', 'a'.repeat(100_000)],
  ])('%s is none', (_name, text) => {
    expect(decodeUserSig(text)).toBeUndefined();
  });

  test('any text at all is read without harm', () => {
    fc.assert(fc.property(fc.base64String(), (text) => decodeUserSig(text) === undefined));
  });
});
