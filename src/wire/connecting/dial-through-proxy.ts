import { once } from 'node:events';
import { connect as connectPlainly, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { Phase } from '../../judge/exchange.ts';
import type { HttpsProxy } from '../../target/types.ts';
import { DialError, type Dialled, type DialOptions, secureOptions, timeoutError } from './dialling.ts';
import { readHead } from './read-head.ts';

/** A connection on its way through a proxy. */
interface Way {
  phase: Phase;
  socket: Socket;
  /** When each phase began, in ms. */
  readonly beganMs: Partial<Record<Phase, number>>;
}

/**
 * Opens a TLS connection to a domain through a proxy, which is asked for it by `CONNECT`.
 *
 * @throws DialError, in a phase before `tls` for trouble with the proxy itself
 * @source rfc-9110#connect
 */
export async function dialThroughProxy(
  options: DialOptions & { readonly proxy: HttpsProxy },
): Promise<Dialled> {
  const { proxy, domain } = options;
  const way = startOut(proxy);
  const timer = setTimeout(() => way.socket.destroy(timeoutError(options)), options.timeoutMs);
  try {
    await reachProxy(way, proxy, options);
    await askForWay(way, proxy, domain);
    const socket = await speakTls(way, options);
    return { socket, timings: timingsOf(way) };
  } catch (error) {
    way.socket.destroy();
    throw new DialError(way.phase, error as NodeJS.ErrnoException);
  } finally {
    clearTimeout(timer);
  }
}

function startOut({ host, port }: HttpsProxy): Way {
  const socket = connectPlainly({ host, port }).setNoDelay(true).setKeepAlive(true);
  // What goes wrong is seen by whoever waits; afterwards nobody does.
  socket.on('error', () => {});
  const way: Way = { phase: 'connect', socket, beganMs: {} };
  begin(way, isIP(host) === 0 ? 'dns' : 'connect');
  socket.once('lookup', (error) => {
    if (!error) begin(way, 'connect');
  });
  return way;
}

function begin(way: Way, phase: Phase): void {
  way.phase = phase;
  way.beganMs[phase] = performance.now();
}

/** TLS with the proxy itself belongs to asking it, because the phase `tls` is that with the domain. */
async function reachProxy(
  way: Way,
  { secure, host }: HttpsProxy,
  { secureContext }: Pick<DialOptions, 'secureContext'>,
): Promise<void> {
  await once(way.socket, 'connect');
  begin(way, 'proxy');
  if (!secure) return;
  const servername = isIP(host) === 0 ? host : '';
  const socket = connectSecurely({
    socket: way.socket,
    host,
    servername,
    secureContext,
    rejectUnauthorized: true,
  });
  socket.on('error', () => {});
  way.socket = socket;
  await once(socket, 'secureConnect');
}

async function askForWay({ socket }: Way, { authorization }: HttpsProxy, domain: string): Promise<void> {
  const permission = authorization === undefined ? '' : `Proxy-Authorization: ${authorization}\r\n`;
  socket.write(`CONNECT ${domain}:443 HTTP/1.1\r\nHost: ${domain}:443\r\n${permission}\r\n`);
  const { status, reason } = await readHead(socket);
  if (status >= 200 && status < 300) return;
  const code = status === 407 ? 'ERR_PROXY_AUTHENTICATION' : 'ERR_PROXY_REFUSED';
  throw Object.assign(new Error(`HTTP ${status} ${reason}`.trim()), { code });
}

async function speakTls(way: Way, options: DialOptions): Promise<Dialled['socket']> {
  begin(way, 'tls');
  const socket = connectSecurely({ socket: way.socket, ...secureOptions(options) });
  way.socket = socket;
  await once(socket, 'secureConnect');
  begin(way, 'send');
  return socket;
}

function timingsOf({ beganMs }: Way): Dialled['timings'] {
  const { dns, connect = 0, proxy = 0, tls = 0, send = 0 } = beganMs;
  return {
    ...(dns === undefined ? {} : { dnsMs: connect - dns }),
    connectMs: proxy - connect,
    proxyMs: tls - proxy,
    tlsMs: send - tls,
  };
}
