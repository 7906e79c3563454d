import type { Operation } from '../../contract/types.ts';
import { decodeUserSig, isSignedWith } from '../auth/verify-user-sig.ts';
import type { AppRuntime, Call, Refusal, VerifiedSignature } from '../call.ts';
import type { Mock } from '../mock.ts';
import { queryOf } from '../reading/query-of.ts';
import type { Check } from './check.ts';

/** Tokens remembered per app; a client uses one for hours, a hostile one makes new ones. */
const maxRemembered = 256;

/**
 * The UserSig can be read, was made for this identifier and this app, with the key of this app, and has not expired.
 *
 * @source service.auth
 */
export const checkSignature: Check = (call, mock) => {
  const runtime = call.runtime as AppRuntime;
  const state = signatureState(call, mock, runtime);
  if (state === undefined) return undefined;
  if (state === 'other-identifier' && queryOf(call).identifier !== runtime.app.identifier)
    return bothWrong(mock);
  return mock.refusals.bySituation(call.operation as Operation, { usersig: state }, signatureFlaws[state]);
};

/** What is wrong with the UserSig of a call to this app; undefined where nothing is. */
export function signatureState(call: Call, mock: Mock, runtime: AppRuntime): SignatureFlaw | undefined {
  const { usersig = '', identifier = '' } = queryOf(call);
  const nowSeconds = Math.floor(call.nowMs / 1000);
  const expired = (until: number) => nowSeconds > until || (nowSeconds === until && endsAtOnce(mock));
  return stateOf(verified(runtime, usersig), identifier, runtime, expired);
}

/** Neither signed nor an administrator: an open question of its own. */
function bothWrong(mock: Mock): Refusal | undefined {
  const ruling = mock.policies.ruling('other-identifier-code');
  if (ruling.kind === 'accept') return undefined;
  const violation = { rule: 'usersig-other-identifier', clause: 'service.auth.usersig-identifier' };
  const refusal = mock.refusals.byCode(ruling.code, signatureFlaws['other-identifier'], violation);
  return { ...refusal, situation: { usersig: 'other-identifier' } };
}

/** A way in which a UserSig can be wrong. */
export type SignatureFlaw = keyof typeof signatureFlaws;

/** What is wrong, in words. */
export const signatureFlaws = {
  malformed: 'the usersig cannot be read',
  'other-identifier': 'the usersig was made for another identifier',
  'other-app': 'the usersig was made for another sdkappid',
  'wrong-key': 'the usersig was not made with the key of this app',
  expired: 'the usersig has expired',
} as const;

function stateOf(
  signature: VerifiedSignature | undefined,
  identifier: string,
  { app }: AppRuntime,
  expired: (untilSeconds: number) => boolean,
): SignatureFlaw | undefined {
  if (signature === undefined) return 'malformed';
  if (signature.identifier !== identifier) return 'other-identifier';
  if (signature.sdkAppId !== app.sdkAppId) return 'other-app';
  if (!signature.genuine) return 'wrong-key';
  return expired(signature.validUntilSeconds) ? 'expired' : undefined;
}

/** Whether the very second at which the time of a token ends is one second too late. */
function endsAtOnce(mock: Mock): boolean {
  return mock.policies.ruling('user-sig-at-expiry').kind === 'refuse';
}

/** Reads a token once: inflating and hashing it costs more than all the rest of a small call. */
function verified({ app, signatures }: AppRuntime, token: string): VerifiedSignature | undefined {
  const known = signatures.get(token);
  if (known !== undefined) return known;
  const claims = decodeUserSig(token);
  if (claims === undefined) return undefined;
  const read = {
    identifier: claims.identifier,
    sdkAppId: claims.sdkAppId,
    validUntilSeconds: claims.issuedAtSeconds + claims.expireSeconds,
    genuine: isSignedWith(claims, app.secretKey),
  };
  if (signatures.size >= maxRemembered) signatures.clear();
  signatures.set(token, read);
  return read;
}
