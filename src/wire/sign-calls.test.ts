import { describe, expect, test } from 'vitest';
import { readUserSig } from '../target/credentials/user-sig.ts';
import type { RegionTarget } from '../target/types.ts';
import { createSigner } from './sign-calls.ts';

const region: RegionTarget = {
  region: 'china',
  domain: 'console.tim.qq.com',
  credentials: { sdkAppId: 1400000001, identifier: 'administrator', secretKey: 'key-of-china' },
};

function signerAt(startSeconds: number) {
  let nowSeconds = startSeconds;
  return {
    signer: createSigner(() => nowSeconds * 1000),
    pass: (seconds: number) => {
      nowSeconds += seconds;
    },
  };
}

describe('the signer', () => {
  test('mints once per identity and again before the signature expires', () => {
    const { signer, pass } = signerAt(1_700_000_000);
    const first = signer.sign(region, undefined);
    pass(3299);
    expect(signer.sign(region, undefined)).toBe(first);
    pass(1);
    const second = signer.sign(region, undefined);
    expect(readUserSig(second)).toMatchObject({ issuedSeconds: 1_700_003_300, expireSeconds: 3600 });
    expect(signer.minted()).toEqual([first, second]);
  });

  test('makes a signature that differs in what is asked for', () => {
    const { signer } = signerAt(1_700_000_000);
    const signature = { identifier: 'other', sdkAppId: 5, issuedSecondsAgo: 7200, expireSeconds: 60 };
    expect(readUserSig(signer.sign(region, signature))).toMatchObject({
      identifier: 'other',
      sdkAppId: 5,
      issuedSeconds: 1_699_992_800,
      expireSeconds: 60,
    });
    const right = readUserSig(signer.sign(region, undefined)).signature;
    expect(readUserSig(signer.sign(region, { secretKey: 'wrong' })).signature).not.toBe(right);
  });

  test('sends a ready signature and a literal one as they are', () => {
    const { signer } = signerAt(0);
    const ready = { ...region, credentials: { sdkAppId: 1, identifier: 'a', userSig: 'ready' } };
    expect(signer.sign(ready, undefined)).toBe('ready');
    expect(signer.sign(ready, { literal: 'no signature' })).toBe('no signature');
    expect(signer.minted()).toEqual([]);
  });

  test('refuses another signature where there is no key to make it with', () => {
    const ready = { ...region, credentials: { sdkAppId: 1, identifier: 'a', userSig: 'ready' } };
    expect(() => signerAt(0).signer.sign(ready, { identifier: 'b' })).toThrow(
      'the region china must have a secretKey to make another signature, got a ready userSig only; set its secretKey',
    );
  });
});
