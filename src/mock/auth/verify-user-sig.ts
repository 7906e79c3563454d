import { createHmac, timingSafeEqual } from 'node:crypto';
import { inflateSync } from 'node:zlib';

/** What a UserSig says about itself. */
export interface SignedClaims {
  readonly identifier: string;
  readonly sdkAppId: number;
  /** Unix time of issue, in seconds. */
  readonly issuedAtSeconds: number;
  /** Validity from then on, in seconds. */
  readonly expireSeconds: number;
  /** Base64 of bytes that only room keys carry. */
  readonly userBuffer?: string;
  /** Base64 of the HMAC-SHA256 over the lines above. */
  readonly signature: string;
}

/** A real token inflates to about 200 bytes; the bound keeps a compressed bomb harmless. */
const maxInflatedBytes = 8192;
const maxTokenLength = 4096;

/**
 * Reads a UserSig without believing it.
 *
 * @returns undefined where the text is no UserSig of version 2.0
 * @source usersig#format
 */
export function decodeUserSig(userSig: string): SignedClaims | undefined {
  if (userSig.length > maxTokenLength || !/^[A-Za-z0-9*\-_]+$/.test(userSig)) return undefined;
  const base64 = userSig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
  try {
    const inflated = inflateSync(Buffer.from(base64, 'base64'), { maxOutputLength: maxInflatedBytes });
    return readClaims(JSON.parse(inflated.toString('utf8')));
  } catch {
    return undefined;
  }
}

function readClaims(value: unknown): SignedClaims | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Record<string, unknown>;
  const identifier = fields['TLS.identifier'];
  const sdkAppId = fields['TLS.sdkappid'];
  const issuedAtSeconds = fields['TLS.time'];
  const expireSeconds = fields['TLS.expire'];
  const signature = fields['TLS.sig'];
  const userBuffer = fields['TLS.userbuf'];
  if (fields['TLS.ver'] !== '2.0' || typeof identifier !== 'string' || typeof signature !== 'string') {
    return undefined;
  }
  if (!isNumber(sdkAppId) || !isNumber(issuedAtSeconds) || !isNumber(expireSeconds)) return undefined;
  const claims = { identifier, sdkAppId, issuedAtSeconds, expireSeconds, signature };
  return typeof userBuffer === 'string' ? { ...claims, userBuffer } : claims;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

/**
 * Whether the claims were signed with this key. The key is used as text, not decoded from hex.
 *
 * @source usersig#signature
 */
export function isSignedWith(claims: SignedClaims, secretKey: string): boolean {
  const expected = createHmac('sha256', secretKey).update(signedLines(claims)).digest();
  const given = Buffer.from(claims.signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function signedLines(claims: SignedClaims): string {
  const lines = [
    `TLS.identifier:${claims.identifier}`,
    `TLS.sdkappid:${claims.sdkAppId}`,
    `TLS.time:${claims.issuedAtSeconds}`,
    `TLS.expire:${claims.expireSeconds}`,
    ...(claims.userBuffer === undefined ? [] : [`TLS.userbuf:${claims.userBuffer}`]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
