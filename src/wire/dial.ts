import { isIP } from 'node:net';
import {
  type ConnectionOptions,
  connect,
  createSecureContext,
  getCACertificates,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import type { Phase } from '../judge/exchange.ts';

/** Phases of a new connection, in ms; a look-up that was not needed is absent. */
export interface DialTimings {
  readonly dnsMs?: number;
  readonly connectMs: number;
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
  readonly secureContext: SecureContext;
  /** Bound over look-up, TCP and TLS together. */
  readonly timeoutMs: number;
}

/**
 * The certificates that are trusted, read once because reading them takes longer than a handshake.
 *
 * @param ca PEM text of an anchor beside those of the system and of Node
 */
export function trust(ca: string | undefined): SecureContext {
  if (ca === undefined) return createSecureContext();
  return createSecureContext({ ca: [...getCACertificates('default'), ca] });
}

/**
 * Opens a TLS connection for HTTP/1.1 and measures its phases.
 *
 * @throws DialError
 */
export function dial(options: DialOptions): Promise<Dialled> {
  const { promise, resolve, reject } = Promise.withResolvers<Dialled>();
  const socket = connect(connectionOptions(options)).setNoDelay(true).setKeepAlive(true);
  const phases = watchPhases(socket, options);
  const timer = setTimeout(() => socket.destroy(timeoutError(options)), options.timeoutMs);
  const fail = (error: Error) => {
    clearTimeout(timer);
    reject(new DialError(phases.current(), error));
  };
  socket.once('error', fail);
  socket.once('secureConnect', () => {
    clearTimeout(timer);
    socket.off('error', fail);
    resolve({ socket, timings: phases.timings() });
  });
  return promise;
}

function connectionOptions({ domain, resolve, secureContext }: DialOptions): ConnectionOptions {
  return {
    host: resolve?.host ?? domain,
    port: resolve?.port ?? 443,
    servername: domain,
    secureContext,
    ALPNProtocols: ['http/1.1'],
    // Said aloud, because an environment variable could otherwise switch the check off.
    rejectUnauthorized: true,
  };
}

function timeoutError({ timeoutMs }: DialOptions): NodeJS.ErrnoException {
  return Object.assign(new Error(`no connection within ${timeoutMs} ms`), { code: 'ETIMEDOUT' });
}

interface PhaseWatch {
  /** The phase that has begun and not ended. */
  current(): Phase;
  /** To be asked once the connection is secure. */
  timings(): DialTimings;
}

function watchPhases(socket: TLSSocket, { domain, resolve }: DialOptions): PhaseWatch {
  const needsLookup = isIP(resolve?.host ?? domain) === 0;
  const startedMs = performance.now();
  let foundMs = needsLookup ? undefined : startedMs;
  let connectedMs: number | undefined;
  socket.on('lookup', (error) => {
    if (!error) foundMs ??= performance.now();
  });
  socket.once('connect', () => {
    connectedMs = performance.now();
  });
  return {
    current: () => (connectedMs !== undefined ? 'tls' : foundMs !== undefined ? 'connect' : 'dns'),
    timings() {
      const found = foundMs ?? startedMs;
      const connected = connectedMs ?? found;
      return {
        ...(needsLookup ? { dnsMs: found - startedMs } : {}),
        connectMs: connected - found,
        tlsMs: performance.now() - connected,
      };
    },
  };
}
