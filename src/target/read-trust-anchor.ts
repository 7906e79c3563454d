import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../contract/user-error.ts';
import { type ConfigPlace, placeText, readReference } from './config/config-place.ts';

/**
 * The PEM text of a trust anchor.
 *
 * @param ca the text itself, or the path of a file relative to the config, or `env:NAME` for either
 * @throws UserError where the file cannot be read or holds no certificate
 */
export function readTrustAnchor(ca: string, place: ConfigPlace): string {
  const value = readReference(ca, place, 'ca');
  if (value.includes('-----BEGIN ')) return checked(value, 'the text given', place);
  const file = path.resolve(place.folder, value);
  return checked(readPem(file, place), file, place);
}

function readPem(file: string, place: ConfigPlace): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new UserError(
      `${placeText(place, 'ca')}: must be a readable PEM file, got ${file} (${code}); correct the path`,
    );
  }
}

function checked(pem: string, origin: string, place: ConfigPlace): string {
  try {
    new X509Certificate(pem);
    return pem;
  } catch {
    throw new UserError(`${placeText(place, 'ca')}: must hold a certificate in PEM, got none in ${origin}`);
  }
}
