import { createHmac } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { UserError } from '../../contract/user-error.ts';

/** What a UserSig vouches for. */
export interface UserSigClaims {
  readonly sdkAppId: number;
  /** UserID that the signature is made out to. */
  readonly identifier: string;
  /** When it was issued, Unix time in seconds. */
  readonly issuedSeconds: number;
  /** How long it is valid after that, in seconds. */
  readonly expireSeconds: number;
}

/** A UserSig taken apart; nothing in it has been verified. */
export interface DecodedUserSig extends UserSigClaims {
  /** Version of the format, `2.0`. */
  readonly version: string;
  /** Base64 of the HMAC-SHA256 over the claims. */
  readonly signature: string;
}

/** What {@link mintUserSig} needs. */
export interface UserSigRequest {
  readonly sdkAppId: number;
  readonly identifier: string;
  /** Key of the application, used as text and never as hex. */
  readonly secretKey: string;
  /** Unix time in seconds at which it counts as issued. */
  readonly nowSeconds: number;
  /** Validity in seconds from then on. */
  readonly expireSeconds: number;
}

/**
 * Signs the claims of a UserSig with the key of the application.
 *
 * @returns Base64 of the HMAC-SHA256 over the four claim lines
 * @source user-sig-package#encoding
 */
export function signClaims(claims: UserSigClaims, secretKey: string): string {
  return createHmac('sha256', secretKey).update(claimLines(claims)).digest('base64');
}

/**
 * Makes the signature that every call carries in `usersig`. Version 2 of the format: claims and HMAC as JSON,
 * deflated with a zlib header, in a Base64 whose `+ / =` are written `* - _`.
 *
 * @source user-sig-package#encoding
 */
export function mintUserSig(request: UserSigRequest): string {
  const claims: UserSigClaims = {
    sdkAppId: request.sdkAppId,
    identifier: request.identifier,
    issuedSeconds: request.nowSeconds,
    expireSeconds: request.expireSeconds,
  };
  const document = {
    'TLS.ver': '2.0',
    'TLS.identifier': claims.identifier,
    'TLS.sdkappid': claims.sdkAppId,
    'TLS.time': claims.issuedSeconds,
    'TLS.expire': claims.expireSeconds,
    'TLS.sig': signClaims(claims, request.secretKey),
  };
  return toUrlAlphabet(deflateSync(JSON.stringify(document)).toString('base64'));
}

/**
 * Takes a UserSig apart without verifying it, for example to see when a ready one expires.
 *
 * @throws UserError where the text is no UserSig; the text itself is never part of the message
 * @source user-sig-package#encoding
 */
export function readUserSig(userSig: string): DecodedUserSig {
  const document = inflateDocument(userSig);
  return {
    version: textOf(document, 'TLS.ver'),
    identifier: textOf(document, 'TLS.identifier'),
    sdkAppId: numberOf(document, 'TLS.sdkappid'),
    issuedSeconds: numberOf(document, 'TLS.time'),
    expireSeconds: numberOf(document, 'TLS.expire'),
    signature: textOf(document, 'TLS.sig'),
  };
}

function claimLines(claims: UserSigClaims): string {
  return [
    `TLS.identifier:${claims.identifier}\n`,
    `TLS.sdkappid:${claims.sdkAppId}\n`,
    `TLS.time:${claims.issuedSeconds}\n`,
    `TLS.expire:${claims.expireSeconds}\n`,
  ].join('');
}

function toUrlAlphabet(base64: string): string {
  return base64.replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_');
}

function fromUrlAlphabet(text: string): string {
  return text.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
}

function inflateDocument(userSig: string): Readonly<Record<string, unknown>> {
  try {
    const document: unknown = JSON.parse(
      inflateSync(Buffer.from(fromUrlAlphabet(userSig), 'base64')).toString('utf8'),
    );
    if (typeof document === 'object' && document !== null) return { ...document };
  } catch {
    // Whatever is wrong with the text, the one thing to say is said below.
  }
  throw notAUserSig('cannot be decoded');
}

function textOf(document: Readonly<Record<string, unknown>>, key: string): string {
  const value = document[key];
  if (typeof value !== 'string') throw notAUserSig(`has no text in ${key}`);
  return value;
}

function numberOf(document: Readonly<Record<string, unknown>>, key: string): number {
  const value = document[key];
  if (typeof value !== 'number') throw notAUserSig(`has no number in ${key}`);
  return value;
}

function notAUserSig(why: string): UserError {
  return new UserError(`a UserSig must be version 2 of the format, got a text that ${why}; mint a new one`);
}
