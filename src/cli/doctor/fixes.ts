import type { Region } from '../../contract/types.ts';
import type { Exchange, Failure } from '../../judge/exchange.ts';

/** What a command that looks closer needs to know. */
interface Way {
  readonly domain: string;
  /** `host:port` that was dialled instead of the domain. */
  readonly dialled: string | undefined;
  readonly proxy: string | undefined;
  /** Whether the target names a trust anchor of its own. */
  readonly hasCa: boolean;
}

type Fix = (way: Way) => string;

const anyUser = 'export HTTPS_PROXY=http://USER:PASSWORD@';

/** What mends a failure, or shows its cause: a command to copy, by the system's own name for the failure. */
const byCode: Readonly<Record<string, Fix>> = {
  CERT_HAS_EXPIRED: (way) => `date -u; ${showCertificate(way)}`,
  CERT_NOT_YET_VALID: (way) => `date -u; ${showCertificate(way)}`,
  ERR_PROXY_AUTHENTICATION: ({ proxy }) => `${anyUser}${proxy}`,
  ERR_PROXY_REFUSED: ({ domain }) => `export NO_PROXY=${domain}   (or have ${domain}:443 permitted there)`,
  ERR_PROXY_PROTOCOL: () => 'export HTTPS_PROXY=http://HOST:PORT   (or unset HTTPS_PROXY https_proxy)',
};

const byKind: Readonly<Record<Failure['kind'], Fix>> = {
  dns: (way) => `getent hosts ${hostOf(way)}   (or set "resolve" of the target)`,
  refused: tryOut,
  unreachable: (way) => `ip route get $(getent hosts ${hostOf(way)} | cut -d ' ' -f 1)`,
  timeout: tryOut,
  reset: tryOut,
  proxy: tryOut,
  tls: (way) =>
    way.hasCa ? showCertificate(way) : `${showCertificate(way)}   (then set "ca" of the target)`,
  gateway: tryOut,
  clock: fixClock,
  interrupted: tryOut,
  other: tryOut,
};

/**
 * A command that mends a failure or shows its cause.
 *
 * @param ca - the trust anchor of the target, where it names one
 */
export function fixFailure(failure: Failure, { request }: Exchange, ca?: string): string {
  const { dialled, proxy, url } = request;
  const way = { domain: new URL(url).hostname, dialled, proxy, hasCa: ca !== undefined };
  return (byCode[failure.code ?? ''] ?? byKind[failure.kind])(way);
}

/** A command that sets the clock. */
export function fixClock(): string {
  return process.platform === 'darwin' ? 'sudo sntp -sS time.apple.com' : 'sudo timedatectl set-ntp true';
}

/** What to look at where the caller or the app was refused. */
export function fixCode(region: Region): string {
  const name = `OAPROBE_${region.toUpperCase().replaceAll('-', '_')}`;
  return `export ${name}_SDKAPPID=... ${name}_IDENTIFIER=... ${name}_SECRET_KEY=...   (as the console of the app shows them)`;
}

/** What is looked up: the proxy, the address that is dialled, or the domain. */
function hostOf({ domain, dialled, proxy }: Way): string {
  return (proxy ?? dialled)?.replace(/:\d+$/, '') ?? domain;
}

/** Everything that happens on the way, phase by phase. */
function tryOut({ domain, dialled }: Way): string {
  const instead = dialled === undefined ? '' : ` --connect-to ${domain}:443:${dialled}`;
  const direct = dialled === undefined ? '' : " --noproxy '*'";
  return `curl -skv -o /dev/null --max-time 5${direct}${instead} https://${domain}/`;
}

function showCertificate({ domain, dialled, proxy }: Way): string {
  const through = proxy === undefined ? '' : ` -proxy ${proxy}`;
  const shown = 'openssl x509 -noout -subject -issuer -dates -ext subjectAltName';
  return `openssl s_client -connect ${dialled ?? `${domain}:443`}${through} -servername ${domain} </dev/null | ${shown}`;
}
