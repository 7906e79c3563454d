import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { Phase } from '../../judge/exchange.ts';
import { dialThroughProxy } from './dial-through-proxy.ts';
import {
  DialError,
  type Dialled,
  type DialOptions,
  type DialTimings,
  secureOptions,
  timeoutError,
} from './dialling.ts';

/**
 * Opens a TLS connection for HTTP/1.1 and measures its phases.
 *
 * @throws DialError
 */
export function dial(options: DialOptions): Promise<Dialled> {
  const { proxy } = options;
  return proxy === undefined ? dialDirectly(options) : dialThroughProxy({ ...options, proxy });
}

function dialDirectly(options: DialOptions): Promise<Dialled> {
  const { promise, resolve, reject } = Promise.withResolvers<Dialled>();
  const { domain, resolve: address } = options;
  const to = { host: address?.host ?? domain, port: address?.port ?? 443 };
  const socket = connect({ ...to, ...secureOptions(options) })
    .setNoDelay(true)
    .setKeepAlive(true);
  const phases = watchPhases(socket, to.host);
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

interface PhaseWatch {
  /** The phase that has begun and not ended. */
  current(): Phase;
  /** To be asked once the connection is secure. */
  timings(): DialTimings;
}

function watchPhases(socket: TLSSocket, host: string): PhaseWatch {
  const needsLookup = isIP(host) === 0;
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
