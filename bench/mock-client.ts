import { once } from 'node:events';
import tls from 'node:tls';
import type { ServerReady } from './mock-server.ts';

/** How much is asked at the same time, and for how long. */
export interface ClientLoad {
  readonly connections: number;
  readonly durationMs: number;
}

/**
 * Calls a server over some TLS connections, one call after the other on each, with as little work as can be: requests
 * are written from ready bytes, and answers are only measured by their Content-Length. Fails on a status other than 200.
 *
 * @returns how many calls were answered in which time
 */
export async function measureCalls(
  ready: ServerReady,
  { connections, durationMs }: ClientLoad,
): Promise<{ calls: number; elapsedMs: number }> {
  const requests = ready.bodies.map((body) => requestOf(ready, body));
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(ready)));
  const startedMs = performance.now();
  const counts = await Promise.all(
    sockets.map((socket, index) => ask(socket, requests, index, startedMs + durationMs)),
  );
  return { calls: counts.reduce((sum, count) => sum + count, 0), elapsedMs: performance.now() - startedMs };
}

function requestOf({ domain, target }: ServerReady, body: string): Buffer {
  return Buffer.from(
    `POST ${target} HTTP/1.1\r\nHost: ${domain}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

async function open({ port, ca, domain }: ServerReady): Promise<tls.TLSSocket> {
  const socket = tls.connect({ port, host: '127.0.0.1', ca, servername: domain });
  await once(socket, 'secureConnect');
  return socket.setNoDelay();
}

/** Calls until the time is over; each connection begins at another request. */
function ask(
  socket: tls.TLSSocket,
  requests: readonly Buffer[],
  first: number,
  untilMs: number,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let calls = 0;
    let missing = 0;
    const next = () => socket.write(requests[(first * 97 + calls) % requests.length] as Buffer);
    socket.on('error', reject);
    socket.on('data', (bytes: Buffer) => {
      missing = missing > 0 ? missing - bytes.length : missingOf(bytes);
      if (missing > 0) return;
      calls++;
      if (performance.now() < untilMs) next();
      else resolve(calls);
    });
    next();
  }).finally(() => socket.destroy()) as Promise<number>;
}

/** Bytes of an answer that are still to come after its first ones, which hold the whole head. */
function missingOf(bytes: Buffer): number {
  const head = bytes.toString('latin1', 0, bytes.indexOf('\r\n\r\n'));
  if (!head.startsWith('HTTP/1.1 200'))
    throw new Error(`an answer must have status 200, got ${head.slice(0, 12)}`);
  return head.length + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1]) - bytes.length;
}
