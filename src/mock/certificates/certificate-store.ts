import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { UserError } from '../../contract/user-error.ts';
import type { KeyPair } from './authority.ts';

/** What the mock's listener needs, and what its clients have to trust. */
export interface Certificates {
  /** PEM text of the authority's certificate: the trust anchor. */
  readonly ca: string;
  /** The file that holds it, for clients that take a path. */
  readonly caFile: string;
  /** The server's own certificate and key. */
  readonly server: KeyPair;
}

/** A leaf with less left than this is replaced, so that none expires under a long run. */
const renewBeforeMs = 7 * 86_400_000;

/**
 * The mock's certificates, made once and kept: `authority.pem` (certificate and key, 0600), `server.pem` (the same of
 * the leaf, 0600) and `ca.pem` (the certificate alone, for clients). What is broken, expired or made for other names
 * is replaced. Two starts at the same time agree on one authority: the first file that is linked into place wins.
 *
 * @param folder - created with mode 0700 where it is missing
 * @param names - DNS names and IP addresses of the server
 * @throws UserError where the folder cannot be written
 */
export async function openCertificates(folder: string, names: readonly string[]): Promise<Certificates> {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const authority = await openAuthority(path.join(folder, 'authority.pem'));
    const caFile = path.join(folder, 'ca.pem');
    if (readText(caFile) !== authority.certificate) writeWhole(caFile, authority.certificate, 0o644);
    const server = await openLeaf(path.join(folder, 'server.pem'), authority, names);
    return { ca: authority.certificate, caFile, server };
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw unusable(folder, error);
    throw error;
  }
}

/** Reads the authority, or makes one; whoever linked the file first made the authority of all. */
async function openAuthority(file: string): Promise<KeyPair> {
  const found = readText(file);
  const kept = usablePair(found);
  if (kept !== undefined) return kept;
  const made = await (await loadAuthority()).makeAuthority();
  if (found !== undefined && readText(file) === found) fs.rmSync(file, { force: true });
  if (linkWhole(file, pairText(made))) return made;
  const winner = usablePair(readText(file));
  if (winner !== undefined) return winner;
  writeWhole(file, pairText(made), 0o600);
  return made;
}

/** What makes certificates takes a while to load, and is not needed where they are kept. */
function loadAuthority() {
  return import('./authority.ts');
}

/** Any leaf that the authority signed will do, so the last one written may win. */
async function openLeaf(file: string, authority: KeyPair, names: readonly string[]): Promise<KeyPair> {
  const kept = usablePair(readText(file));
  if (kept !== undefined && isLeafFor(kept, authority, names)) return kept;
  const made = await (await loadAuthority()).issueLeaf(authority, names);
  writeWhole(file, pairText(made), 0o600);
  return made;
}

function isUsable(pair: KeyPair): boolean {
  try {
    const certificate = new X509Certificate(pair.certificate);
    const lasts = Date.parse(certificate.validTo) - Date.now() > renewBeforeMs;
    return lasts && certificate.checkPrivateKey(createPrivateKey(pair.key));
  } catch {
    return false;
  }
}

function isLeafFor(leaf: KeyPair, authority: KeyPair, names: readonly string[]): boolean {
  const certificate = new X509Certificate(leaf.certificate);
  const signed = certificate.verify(new X509Certificate(authority.certificate).publicKey);
  return signed && names.every((name) => covers(certificate, name));
}

function covers(certificate: X509Certificate, name: string): boolean {
  const match = isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name);
  return match !== undefined;
}

function pairText({ certificate, key }: KeyPair): string {
  return `${certificate}${key}`;
}

function usablePair(text: string | undefined): KeyPair | undefined {
  const certificate = text?.match(/-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\n/s)?.[0];
  const key = text?.match(/-----BEGIN PRIVATE KEY-----.+?-----END PRIVATE KEY-----\n/s)?.[0];
  if (certificate === undefined || key === undefined) return undefined;
  return isUsable({ certificate, key }) ? { certificate, key } : undefined;
}

function readText(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Replaces a file in one step: a reader sees the old text or the new one, never a part. */
function writeWhole(file: string, text: string, mode: number): void {
  const draft = writeDraft(file, text, mode);
  fs.renameSync(draft, file);
}

/** Puts a file in place in one step unless one is there already; says whether it did. */
function linkWhole(file: string, text: string): boolean {
  const draft = writeDraft(file, text, 0o600);
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

function writeDraft(file: string, text: string, mode: number): string {
  const draft = `${file}.${randomUUID()}`;
  fs.writeFileSync(draft, text, { mode, flag: 'wx' });
  return draft;
}

function unusable(folder: string, error: Error): UserError {
  return new UserError(
    `the mock's certificate folder must be writable, got ${error.message} at ${folder}; set XDG_CACHE_HOME to a folder of your own`,
  );
}
