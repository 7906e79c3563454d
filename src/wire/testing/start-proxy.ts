import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import { readProxy } from '../../target/proxy.ts';
import type { HttpsProxy } from '../../target/types.ts';
import type { Certificates } from './make-certificates.ts';

/** A proxy in a test, which ends with it. */
export interface TestProxy {
  readonly port: number;
  /** As the environment would name it. */
  readonly url: string;
  /** The heads of all requests, in order. */
  readonly asked: readonly string[];
}

/** What a proxy does once it has read the head of a `CONNECT`. */
export type Proxying = (socket: Socket, head: string) => void;

/** Gives way to a port of this machine, whatever domain was asked for, so that nothing leaves it. */
export function giveWayTo(port: number): Proxying {
  return (socket) => {
    const other = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      other.pipe(socket).pipe(other);
    });
    for (const one of [socket, other]) one.on('error', () => [socket, other].map((each) => each.destroy()));
  };
}

/** Answers with a status line and nothing else. */
export function answerWith(statusLine: string): Proxying {
  return (socket) => socket.end(`HTTP/1.1 ${statusLine}\r\nContent-Length: 0\r\n\r\n`);
}

/**
 * Starts a proxy on a port of this machine.
 *
 * @param certificates - set for a proxy that is spoken to by TLS
 */
export async function startProxy(proxying: Proxying, certificates?: Certificates): Promise<TestProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const serve = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', (head) => {
      asked.push(head.toString('latin1'));
      proxying(socket, head.toString('latin1'));
    });
  };
  const server: Server =
    certificates === undefined ? createServer(serve) : createTlsServer(certificates, serve);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return { port, url: `${certificates === undefined ? 'http' : 'https'}://127.0.0.1:${port}`, asked };
}

/** The proxy that the environment would name. */
export function proxyAt(url: string, exceptions = ''): HttpsProxy {
  const proxy = readProxy({ HTTPS_PROXY: url, NO_PROXY: exceptions });
  if (proxy === undefined) throw new RangeError(`a proxy must have a URL, got ${JSON.stringify(url)}`);
  return proxy;
}
