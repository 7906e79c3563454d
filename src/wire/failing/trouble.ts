import type { Failure } from '../../judge/exchange.ts';

/** A kind of trouble with the network in words. */
export interface Trouble {
  readonly kind: Failure['kind'];
  /** What it is. */
  readonly says: string;
  /** What to do about it. */
  readonly advice?: string;
}

const notFound: Trouble = {
  kind: 'dns',
  says: 'name not found',
  advice: 'check the network, or name an address as resolve of the target',
};
const refused: Trouble = { kind: 'refused', says: 'connection refused' };
const unreachable: Trouble = { kind: 'unreachable', says: 'not reachable' };
const late: Trouble = { kind: 'timeout', says: 'no answer in time' };
const closed: Trouble = { kind: 'reset', says: 'connection closed by the other side' };
const noTrust: Trouble = {
  kind: 'tls',
  says: 'a certificate that nobody signed who is trusted here',
  advice: 'where the certificate is right, name its CA as ca of the target',
};
const noTls: Trouble = {
  kind: 'tls',
  says: 'what answers speaks no TLS',
  advice: 'check the port in resolve of the target',
};

/** By the code of the system, of OpenSSL or of the client library. */
const byCode: Readonly<Record<string, Trouble>> = {
  ENOTFOUND: notFound,
  EAI_AGAIN: notFound,
  EAI_FAIL: notFound,
  EAI_NODATA: notFound,
  EAI_NONAME: notFound,
  ECONNREFUSED: refused,
  EHOSTUNREACH: unreachable,
  EHOSTDOWN: unreachable,
  ENETUNREACH: unreachable,
  ENETDOWN: unreachable,
  EADDRNOTAVAIL: unreachable,
  ETIMEDOUT: late,
  ECONNRESET: closed,
  ECONNABORTED: closed,
  EPIPE: closed,
  UND_ERR_SOCKET: closed,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: closed,
  ERR_TLS_CERT_ALTNAME_INVALID: {
    kind: 'tls',
    says: 'a certificate for another name',
    advice: 'somebody else answers here: check the network, a proxy, or resolve of the target',
  },
  CERT_HAS_EXPIRED: {
    kind: 'tls',
    says: 'a certificate that has expired',
    advice: 'check the clock of this machine; where it is right, the certificate must be renewed',
  },
  CERT_NOT_YET_VALID: {
    kind: 'tls',
    says: 'a certificate that is not valid yet',
    advice: 'check the clock of this machine',
  },
  SELF_SIGNED_CERT_IN_CHAIN: noTrust,
  DEPTH_ZERO_SELF_SIGNED_CERT: noTrust,
  UNABLE_TO_GET_ISSUER_CERT: noTrust,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: noTrust,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: noTrust,
  CERT_SIGNATURE_FAILURE: noTrust,
  EPROTO: noTls,
  ERR_SSL_WRONG_VERSION_NUMBER: noTls,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: noTls,
  ERR_PROXY_AUTHENTICATION: {
    kind: 'proxy',
    says: 'the proxy wants another user and password',
    advice: 'set HTTPS_PROXY to http://user:password@host:port',
  },
  ERR_PROXY_REFUSED: {
    kind: 'proxy',
    says: 'the proxy gives no way',
    advice: 'have the domain permitted there, or name it in NO_PROXY',
  },
  ERR_PROXY_PROTOCOL: { kind: 'proxy', says: 'what is named as proxy is none', advice: 'check HTTPS_PROXY' },
};

/** Of a code that is not in the table, by the phase in which it came. */
const byPhase: Readonly<Partial<Record<Failure['phase'], Trouble>>> = {
  dns: notFound,
  proxy: { kind: 'proxy', says: 'no way through the proxy', advice: 'check HTTPS_PROXY' },
  tls: { kind: 'tls', says: 'no trusted TLS connection', advice: noTrust.advice ?? '' },
};

/** Names what went wrong. */
export function troubleOf(code: string, phase: Failure['phase']): Trouble {
  if (code.startsWith('HPE')) return { kind: 'other', says: 'what answers speaks no HTTP' };
  return byCode[code] ?? byPhase[phase] ?? { kind: 'other', says: 'failed' };
}
