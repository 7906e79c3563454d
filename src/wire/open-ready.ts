import type { TLSSocket } from 'node:tls';
import { Client } from 'undici';
import { dial } from './connecting/dial.ts';
import type { PoolOptions } from './open-pool.ts';

/** Connections to one domain for requests that are to arrive at the same moment. */
export interface ReadyConnections {
  /**
   * Does a task with so many connections that stand already: requests that each had to open its own would arrive as far
   * apart as handshakes take. Where one cannot be opened there is none; what is wrong shows in the calls themselves.
   */
  lend<T>(count: number, task: (clients: readonly Client[]) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A connection, and the client that has it and never gets another. */
interface Line {
  readonly client: Client;
  readonly socket: TLSSocket;
}

/** Who has not been used for so long may be about to be closed from the other side, in ms. */
const idleMs = 2000;

/** Connections are opened when they are wanted, and kept for the next who wants some soon. */
export function openReady(options: PoolOptions): ReadyConnections {
  let idle: readonly (Line & { readonly sinceMs: number })[] = [];
  const takeIdle = (count: number): readonly Line[] => {
    const startMs = performance.now();
    const stands = ({ socket, sinceMs }: (typeof idle)[number]) =>
      !socket.destroyed && startMs - sinceMs < idleMs;
    const [usable, old] = [idle.filter(stands), idle.filter((line) => !stands(line))];
    for (const { client } of old) void client.destroy();
    idle = usable.slice(count);
    return usable.slice(0, count);
  };
  const giveBack = (lines: readonly Line[]) => {
    const sinceMs = performance.now();
    idle = [...idle, ...lines.map((line) => ({ ...line, sinceMs }))];
  };
  return {
    async lend(count, task) {
      const known = takeIdle(count);
      const opened = await openLines(options, count - known.length);
      const lines = [...known, ...opened];
      try {
        return await task(lines.length < count ? [] : lines.map(({ client }) => client));
      } finally {
        giveBack(lines);
      }
    },
    async close() {
      await Promise.all(idle.map(({ client }) => client.destroy()));
    },
  };
}

async function openLines(options: PoolOptions, count: number): Promise<readonly Line[]> {
  const dialled = await Promise.allSettled(
    Array.from({ length: count }, () => dial({ ...options, timeoutMs: options.connectMs })),
  );
  return dialled.flatMap((one) =>
    one.status === 'fulfilled' ? [lineOver(one.value.socket, options.domain)] : [],
  );
}

function lineOver(socket: TLSSocket, domain: string): Line {
  let taken = false;
  // What breaks before it is used is told by the call that uses it.
  socket.on('error', () => {});
  const client = new Client(`https://${domain}`, {
    connect: (_, callback) => {
      const error = taken ? new Error('a call must be sent once') : undefined;
      taken = true;
      // undici is in the midst of a step, and goes on when it has the connection.
      queueMicrotask(() => (error === undefined ? callback(null, socket) : callback(error, null)));
    },
    allowH2: false,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return { client, socket };
}
