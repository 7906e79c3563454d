import {
  type ConnectionOptions,
  createSecureContext,
  getCACertificates,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import type { Phase } from '../../judge/exchange.ts';
import type { HttpsProxy } from '../../target/types.ts';

/** Phases of a new connection, in ms; a look-up that was not needed is absent. */
export interface DialTimings {
  readonly dnsMs?: number;
  readonly connectMs: number;
  /** Set where there is a proxy; the phases before it are those of the connection to it. */
  readonly proxyMs?: number;
  readonly tlsMs: number;
}

/** A connection that is ready for a request, with what it took. */
export interface Dialled {
  readonly socket: TLSSocket;
  readonly timings: DialTimings;
}

/** Why no connection came about: in which phase, and what the system said. */
export class DialError extends Error {
  override readonly name = 'DialError';
  readonly phase: Phase;
  /** Code of the system's error, e.g. `ECONNREFUSED`, or `ETIMEDOUT` for our own bound. */
  readonly code: string;

  constructor(phase: Phase, cause: NodeJS.ErrnoException) {
    super(cause.message === '' ? (cause.code ?? cause.name) : cause.message, { cause });
    this.phase = phase;
    this.code = cause.code ?? 'UNKNOWN';
  }
}

/** Where to connect, and as whom the other side must present itself. */
export interface DialOptions {
  /** In SNI and in the certificate check. */
  readonly domain: string;
  /** Dialled instead of the domain's port 443. */
  readonly resolve?: { readonly host: string; readonly port: number };
  /** Asked for a way to the domain's port 443. */
  readonly proxy?: HttpsProxy;
  readonly secureContext: SecureContext;
  /** Bound over everything together. */
  readonly timeoutMs: number;
}

/** By the anchor: a selftest opens a wire for each of hundreds of mocks, which all have one authority. */
const trusted = new Map<string | undefined, SecureContext>();

/**
 * The certificates that are trusted, read once because reading them takes longer than a handshake.
 *
 * @param ca PEM text of an anchor beside those of the system and of Node
 */
export function trust(ca: string | undefined): SecureContext {
  const known = trusted.get(ca);
  if (known !== undefined) return known;
  const context = createSecureContext(ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] });
  trusted.set(ca, context);
  return context;
}

/** How TLS with the domain is spoken, whatever carries it. */
export function secureOptions({ domain, secureContext }: DialOptions): ConnectionOptions {
  return {
    servername: domain,
    secureContext,
    ALPNProtocols: ['http/1.1'],
    // Said aloud, because an environment variable could otherwise switch the check off.
    rejectUnauthorized: true,
  };
}

/** What ends a dial that takes too long. */
export function timeoutError({ timeoutMs }: Pick<DialOptions, 'timeoutMs'>): NodeJS.ErrnoException {
  return Object.assign(new Error(`no connection within ${timeoutMs} ms`), { code: 'ETIMEDOUT' });
}
