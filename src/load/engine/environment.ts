import { writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { getCACertificates } from 'node:tls';
import { variables } from '../../../load/lib/plan.ts';
import { UserError } from '../../contract/user-error.ts';
import type { Target } from '../../target/types.ts';

/** How k6 reaches a target. */
export interface Reach {
  /** The address to dial instead of DNS, by `domain:443`. */
  readonly hosts: Readonly<Record<string, string>>;
  readonly skipCertificateCheck: boolean;
  /** Variables that make it so. */
  readonly env: Readonly<Record<string, string>>;
  /** The file with trust anchors, where one was written. */
  readonly file?: string;
}

/**
 * Prepares how k6 reaches a target: URL, `Host`, SNI and certificate check keep the documented domain, whatever
 * address is dialled. A trust anchor of the target goes into a file of its own, beside the system's.
 *
 * On macOS a Go program takes trust anchors from the keychain only. There the certificate check is left out for a
 * target on this very machine, and a remote one is refused.
 *
 * @param folder where the file is put
 * @throws UserError where the platform cannot do it
 */
export function prepareReach(target: Target, folder: string, platform: string = process.platform): Reach {
  const { resolve, ca, regions } = target;
  const address = resolve && addressOf(resolve, target.name);
  const hosts =
    address === undefined ? {} : Object.fromEntries(regions.map(({ domain }) => [`${domain}:443`, address]));
  const env = proxyEnvironment(target);
  if (ca === undefined) return { hosts, skipCertificateCheck: false, env };
  if (platform === 'darwin') return { hosts, skipCertificateCheck: requireLocal(target), env };
  const file = join(folder, 'trust-anchors.pem');
  writeFileSync(file, [...getCACertificates('default'), ca].map((pem) => `${pem.trim()}\n`).join(''));
  return { hosts, skipCertificateCheck: false, env: { ...env, SSL_CERT_FILE: file }, file };
}

/** k6 goes the same way as every other call: through the target's proxy, or through none. */
function proxyEnvironment({ proxy, resolve }: Target): Reach['env'] {
  if (resolve !== undefined) return { NO_PROXY: '*', no_proxy: '*' };
  if (proxy === undefined) return {};
  const { url, exceptions } = proxy;
  return { HTTPS_PROXY: url, https_proxy: url, NO_PROXY: exceptions, no_proxy: exceptions };
}

function addressOf({ host, port }: NonNullable<Target['resolve']>, name: string): string {
  const literal = host === 'localhost' ? '127.0.0.1' : host;
  const family = isIP(literal);
  // k6 takes anything but an IP address for this machine, without a word.
  if (family === 0)
    throw new UserError(
      `resolve of target ${name} must be an IP address for load profiles, got ${host}; write its address`,
    );
  return family === 6 ? `[${literal}]:${port}` : `${literal}:${port}`;
}

function requireLocal({ resolve, name }: Target): true {
  if (resolve !== undefined && ['127.0.0.1', '::1', 'localhost'].includes(resolve.host)) return true;
  throw new UserError(
    `ca of target ${name} must be in the keychain for load profiles on macOS, got a ca in the config; add it to the keychain and leave it out there`,
  );
}

/** What k6 may know of this process's surroundings. Everything else stays out: keys stand in variables, whatever their names. */
const harmless =
  /^(PATH|HOME|USER|LOGNAME|SHELL|TERM|TMPDIR|TEMP|TMP|TZ|LANG|LC_\w+|XDG_\w+|SSL_CERT_(FILE|DIR)|GO(GC|MEMLIMIT|MAXPROCS|TRACEBACK)|(HTTPS?|ALL|NO)_PROXY)$/i;

/** Variables that every run of k6 has: nothing is reported, nothing fetched, HTTP/1.1 as the documentation assumes. */
export function engineEnvironment(
  reach: Reach,
  files: { readonly plan: string; readonly pool?: string },
  signatures: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string | undefined> {
  return {
    ...harmlessOf(env),
    K6_NO_USAGE_REPORT: 'true',
    K6_AUTO_EXTENSION_RESOLUTION: 'false',
    GODEBUG: 'http2client=0',
    ...reach.env,
    ...signatures,
    [variables.plan]: files.plan,
    [variables.pool]: files.pool,
  };
}

/** Settings of k6's outputs, which say where samples go and nothing about what is measured. */
const ofOutputs = /^K6_(PROMETHEUS_RW|OTEL|INFLUXDB|CSV|JSON)_/;

/**
 * The variables that outputs beside our samples need.
 *
 * @param outputs as `--out` of k6 takes them; without any nothing is passed on
 */
export function outputSettings(
  outputs: readonly string[] = [],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string | undefined> {
  if (outputs.length === 0) return {};
  return Object.fromEntries(Object.entries(env).filter(([name]) => ofOutputs.test(name)));
}

/** A user's own `K6_...` settings must not change what is measured, and no key may reach k6. */
function harmlessOf(env: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => harmless.test(name)));
}
