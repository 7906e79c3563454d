import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Exchange } from '../../judge/exchange.ts';
import type { Target } from '../../target/types.ts';
import { createWire } from '../create-wire.ts';
import type { Call, Wire, WireOptions } from '../types.ts';
import { type Certificates, makeCertificates } from './make-certificates.ts';
import { type Answering, smallContract, startServer, type TestServer } from './start-server.ts';

/** An ordinary call to the only region. */
export const add: Call = { region: 'china', operation: 'add_subscriber', body: '{"a":1}' };

/** Answers that all is well. */
export const accept: Answering = (response) => response.end('{"ActionStatus":"OK"}');

/** Servers and wires that a test opens; `close` closes them all, the last one first. */
export interface Bench {
  /** The CA of the servers, and the key and certificate they use. */
  certificates(): Promise<Certificates>;
  serve(answering: Answering): Promise<TestServer>;
  /** Listens for bare TCP connections and gives the port. */
  listen(onConnection: (socket: Socket) => void): Promise<number>;
  wireTo(target: Target, options?: Partial<WireOptions>): Wire;
  /** What comes of one call to a server that answers like this. */
  callTo(
    answering: Answering,
    call?: Partial<Call>,
    options?: Partial<WireOptions>,
  ): Promise<{ exchange: Exchange; server: TestServer }>;
  close(): Promise<void>;
}

/** Makes a bench whose servers have a certificate for the domain of the only region. */
export function openBench(): Bench {
  const closing: (() => Promise<unknown>)[] = [];
  const certificates = makeCertificates('console.tim.qq.com');
  const bench: Bench = {
    certificates: () => certificates,
    async serve(answering) {
      const server = await startServer(await certificates, answering);
      closing.push(() => server.stop());
      return server;
    },
    async listen(onConnection) {
      const server = await listenBare(onConnection);
      closing.push(server.stop);
      return server.port;
    },
    wireTo(target, options = {}) {
      const wire = createWire({ target, contract: smallContract, ...options });
      closing.push(() => wire.close());
      return wire;
    },
    async callTo(answering, call = {}, options = {}) {
      const server = await bench.serve(answering);
      const exchange = await bench.wireTo(server.target, options).call({ ...add, ...call });
      return { exchange, server };
    },
    async close() {
      for (const close of closing.splice(0).reverse()) await close();
    },
  };
  return bench;
}

async function listenBare(onConnection: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    onConnection(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
