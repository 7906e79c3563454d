import type http from 'node:http';
import type https from 'node:https';
import type { Socket } from 'node:net';
import type { Remark } from './remark.ts';

/** So many connections in a row, each given up after one call for another one, are a habit. */
export const wastedInARow = 10;

/** A client that ends a connection later than this after its call had no more to ask for a while; in ms. */
const givenUpWithinMs = 1000;

/** What came over a connection that is open. */
interface Connection {
  calls: number;
  readonly calledAtMs: number;
  /** The client ended it, or asked for its end. */
  endedByClient: boolean;
}

/**
 * Tells clients who keep their connections from those who open one per call. A connection is wasted when the client
 * ends it right after a single call and then calls over another; those that are open side by side are a pool, and one
 * that the server ends is no fault of the client. A second call over any connection ends the row.
 *
 * @param tell - gets a remark, and for how many connections, once there are {@link wastedInARow} in a row
 * @source rest-overview#faq
 */
export function watchConnections(
  server: http.Server | https.Server,
  tell: (remark: Remark, connections: number) => void,
): void {
  const connections = new WeakMap<Socket, Connection>();
  let givenUp = 0;
  let row = 0;
  server.on('request', ({ socket }: http.IncomingMessage, { shouldKeepAlive }: http.ServerResponse) => {
    const known = connections.get(socket);
    if (known !== undefined) {
      known.calls++;
      givenUp = 0;
      row = 0;
      return;
    }
    if (givenUp > 0) {
      givenUp--;
      row++;
      if (row >= wastedInARow) tell(connectionPerCall, row === wastedInARow ? wastedInARow : 1);
    }
    const connection: Connection = {
      calls: 1,
      calledAtMs: performance.now(),
      endedByClient: !shouldKeepAlive,
    };
    connections.set(socket, connection);
    watchEnd(socket, connection, () => givenUp++);
  });
}

/** @param onGivenUp - called when the client ends the connection right after its only call */
function watchEnd(socket: Socket, connection: Connection, onGivenUp: () => void): void {
  const byClient = () => {
    connection.endedByClient = true;
  };
  socket.once('end', byClient);
  socket.once('error', byClient);
  socket.once('close', () => {
    const { calls, calledAtMs, endedByClient } = connection;
    if (endedByClient && calls === 1 && performance.now() - calledAtMs < givenUpWithinMs) onGivenUp();
  });
}

const connectionPerCall: Remark = {
  rule: 'connection-per-call',
  clause: 'service.transport.connections-reused',
  says: () => `${wastedInARow} connections in a row carried one call each and were given up for another one`,
};
