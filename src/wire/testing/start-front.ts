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
 * Hands connections on to another port and loses, in turn, one request or the whole answer to one, closing the connection
 * each time. Of no answer is there a piece.
 *
 * @param everyNth of all pieces that come from clients
 */
export function passLossily(port: number, everyNth: number): Route {
  let pieces = 0;
  return (socket, first) => {
    let silenced = false;
    const other = connect(port, '127.0.0.1');
    const end = () => [socket, other].map((one) => one.destroy());
    other.write(first);
    socket.on('data', (piece) => {
      pieces += 1;
      const turn = pieces % (2 * everyNth);
      if (turn === everyNth) return end();
      silenced ||= turn === 0;
      return other.write(piece);
    });
    other.on('data', (piece) => (silenced ? end() : socket.write(piece)));
    for (const one of [socket, other]) one.on('error', end).on('close', end);
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
