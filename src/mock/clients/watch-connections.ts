import type { EventEmitter } from 'node:events';
import type { Remark } from './remark.ts';

/** So many connections in a row, each given up after one call for another one, are a habit. */
export const wastedInARow = 10;

/** A client that ends a connection later than this after its call had no more to ask for a while; in ms. */
export const givenUpWithinMs = 1000;

/** Watches the connections of a server until the server is closed. */
export interface ConnectionWatch {
  /** Forgets what was seen; of connections that are open now nothing will count. */
  clear(): void;
}

/** What is asked of a request and its response, as Node's HTTP servers hand them out. */
interface Request {
  readonly socket: EventEmitter;
}
interface Response {
  readonly shouldKeepAlive: boolean;
}

/** What came over a connection that is open. */
interface Connection {
  calls: number;
  readonly calledAtMs: number;
  /** The client ended it, or asked for its end. */
  endedByClient: boolean;
}

/** What was seen since the last second call over any connection. */
interface Row {
  /** Connections that were given up and not yet followed by another. */
  givenUp: number;
  /** Connections that were given up for another one. */
  wasted: number;
}

/**
 * Tells clients who keep their connections from those who open one per call. A connection is wasted when the client
 * ends it right after a single call and then calls over another; those that are open side by side are a pool, and one
 * that the server ends is no fault of the client. A second call over any connection ends the row.
 *
 * @param server - an HTTP server of Node
 * @param tell - gets a remark, and for how many connections, once there are {@link wastedInARow} in a row
 * @param clock - in ms from any moment
 * @source rest-overview#faq
 */
export function watchConnections(
  server: EventEmitter,
  tell: (remark: Remark, connections: number) => void,
  clock: () => number = () => performance.now(),
): ConnectionWatch {
  const connections = new WeakMap<EventEmitter, Connection>();
  let row: Row = { givenUp: 0, wasted: 0 };
  server.on('request', ({ socket }: Request, { shouldKeepAlive }: Response) => {
    const known = connections.get(socket);
    if (known !== undefined) {
      known.calls++;
      row.givenUp = 0;
      row.wasted = 0;
      return;
    }
    const wasted = countWasted(row);
    if (wasted > 0) tell(connectionPerCall, wasted);
    const connection = { calls: 1, calledAtMs: clock(), endedByClient: !shouldKeepAlive };
    connections.set(socket, connection);
    const current = row;
    watchEnd(socket, connection, clock, () => current.givenUp++);
  });
  return {
    clear() {
      row = { givenUp: 0, wasted: 0 };
    },
  };
}

/** Counts a new connection, which takes the place of one that was given up. @returns how many are to be told */
function countWasted(row: Row): number {
  if (row.givenUp === 0) return 0;
  row.givenUp--;
  row.wasted++;
  if (row.wasted < wastedInARow) return 0;
  return row.wasted === wastedInARow ? wastedInARow : 1;
}

/** @param onGivenUp - called when the client ends the connection right after its only call */
function watchEnd(
  socket: EventEmitter,
  connection: Connection,
  clock: () => number,
  onGivenUp: () => void,
): void {
  const byClient = () => {
    connection.endedByClient = true;
  };
  socket.once('end', byClient);
  socket.once('error', byClient);
  socket.once('close', () => {
    const { calls, calledAtMs, endedByClient } = connection;
    if (endedByClient && calls === 1 && clock() - calledAtMs < givenUpWithinMs) onGivenUp();
  });
}

const connectionPerCall: Remark = {
  rule: 'connection-per-call',
  clause: 'service.transport.connections-reused',
  says: () => `${wastedInARow} connections in a row carried one call each and were given up for another one`,
  advice: 'share one HTTP client with keep-alive between calls, and read each answer to its end',
};
