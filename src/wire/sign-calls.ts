import { UserError } from '../contract/user-error.ts';
import { mintUserSig } from '../target/credentials/user-sig.ts';
import type { RegionTarget } from '../target/types.ts';
import type { Signature } from './types.ts';

/** Gives calls their UserSig. */
export interface Signer {
  /**
   * @returns the value of `usersig`
   * @throws UserError where the region has no key to make the signature with
   */
  sign(region: RegionTarget, signature: Signature | undefined): string;
  /** Every signature made so far. */
  minted(): readonly string[];
}

const validSeconds = 3600;

/** A signature is replaced this long before it expires, so that none expires under way. */
const renewSeconds = 300;

/**
 * Mints one signature per identity and uses it until shortly before it expires. A ready signature of the config is
 * used as it is.
 *
 * @param clock ms since the epoch
 */
export function createSigner(clock: () => number): Signer {
  const known = new Map<string, { readonly userSig: string; readonly mintedSeconds: number }>();
  const minted: string[] = [];
  return {
    sign(region, signature) {
      if (signature?.literal !== undefined) return signature.literal;
      const ready = region.credentials.userSig;
      if (signature === undefined && ready !== undefined) return ready;
      const nowSeconds = Math.floor(clock() / 1000);
      const key = JSON.stringify([region.region, signature]);
      const last = known.get(key);
      if (last !== undefined && nowSeconds - last.mintedSeconds < validSeconds - renewSeconds)
        return last.userSig;
      const userSig = mint(region, signature ?? {}, nowSeconds);
      known.set(key, { userSig, mintedSeconds: nowSeconds });
      if (!minted.includes(userSig)) minted.push(userSig);
      return userSig;
    },
    minted: () => minted,
  };
}

function mint(region: RegionTarget, signature: Signature, nowSeconds: number): string {
  const { credentials } = region;
  const secretKey = signature.secretKey ?? credentials.secretKey;
  if (secretKey === undefined) {
    throw new UserError(
      `the region ${region.region} must have a secretKey to make another signature, got a ready userSig only; set its secretKey`,
    );
  }
  return mintUserSig({
    sdkAppId: signature.sdkAppId ?? credentials.sdkAppId,
    identifier: signature.identifier ?? credentials.identifier,
    secretKey,
    nowSeconds: nowSeconds - (signature.issuedSecondsAgo ?? 0),
    expireSeconds: signature.expireSeconds ?? validSeconds,
  });
}
