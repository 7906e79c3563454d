import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What becomes of a connection; `first` is what its client has sent by then, a TLS greeting. */
export type Route = (socket: Socket, first: Buffer) => void;

/** Hands a connection on to another port of this machine. */
export function passTo(port: number): Route {
  return (socket, first) => {
    const other = connect(port, '127.0.0.1', () => {
      other.write(first);
      socket.pipe(other).pipe(socket);
    });
    other.on('error', () => socket.destroy());
    socket.on('close', () => other.destroy());
  };
}

/**
 * Starts one address for all regions that does with each connection as its domain wants, which stands open in the greeting
 * of TLS. It ends with the test at hand.
 *
 * @param routes by domain
 * @returns its port
 */
export async function startFront(routes: Readonly<Record<string, Route>>): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', (first) => {
      const domain = Object.keys(routes).find((name) => first.includes(name));
      if (domain === undefined) socket.destroy();
      else routes[domain]?.(socket, first);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return (server.address() as AddressInfo).port;
}
