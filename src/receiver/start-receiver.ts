import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { UserError } from '../contract/user-error.ts';
import { readBody } from './read-body.ts';
import { type Incoming, type ReadCallback, readCallback } from './read-callback.ts';
import { toExchange } from './to-exchange.ts';
import type { Receiver, Reply } from './types.ts';
import { watchLag } from './watch-lag.ts';
import { createWatches } from './watches.ts';

export interface ReceiverOptions {
  /** Port 0: any free one. */
  readonly listen: { readonly host: string; readonly port: number };
  /** Checks signatures; it never appears in what is recorded. */
  readonly token?: string;
  /** PEM texts; plain HTTP where absent. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Gets the names that a watch waits for, before anything is asked, and again when it is closed. */
  readonly onWatch?: (names: Iterable<string>) => void;
  readonly onClose?: (names: Iterable<string>) => void;
}

/** Time in which a request must be complete, in ms. */
const requestTimeoutMs = 5000;
/**
 * A reply that is withheld is given up after this time, in ms, if the service has not hung up before: three times as long
 * as it may wait, and less than its caller waits for an answer.
 */
const longestSilenceMs = 6_000;

const allow: Reply = { json: { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0 } };

/**
 * Listens for callbacks.
 *
 * @throws UserError where the address cannot be listened on, or key and certificate are none
 */
export async function startReceiver(options: ReceiverOptions): Promise<Receiver> {
  const { listen, token, tls } = options;
  const watches = createWatches(options);
  const lag = watchLag();
  let count = 0;
  let origin = '';
  const receive = (incoming: Incoming, response: http.ServerResponse) => {
    count += 1;
    const read = readCallback(`c${count}`, incoming, origin, token);
    void answer(read, response);
  };
  const answer = async (read: ReadCallback, response: http.ServerResponse) => {
    const watch = watches.find(read.callback.body, read.request.body);
    watch?.add(read.callback);
    const reply = (await watch?.options.reply?.(read.callback)) ?? allow;
    send(response, reply);
    watch?.options.record?.(toExchange(read, watch.options, reply, Date.now()));
  };
  const server = createServer(tls, (request, response) => {
    readBody(request).then(
      (body) => receive({ ...headOf(request), body, receivedMs: Date.now() }, response),
      () => response.writeHead(413).end(),
    );
  });
  origin = `${tls === undefined ? 'http' : 'https'}://${await open(server, listen)}`;
  return {
    url: `${origin}/`,
    wanted: watches.knows,
    watch: (options) => watches.open(options),
    deafForMs: lag.worstSince,
    stop: () =>
      new Promise((resolve) => {
        lag.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function createServer(tls: ReceiverOptions['tls'], listener: http.RequestListener): http.Server {
  const options = { requestTimeout: requestTimeoutMs, headersTimeout: requestTimeoutMs };
  if (tls === undefined) return http.createServer(options, listener);
  try {
    return https.createServer({ ...options, ...tls }, listener);
  } catch (error) {
    throw new UserError(
      `webhooks.key and webhooks.cert must be a private key and its certificate in PEM, got ${(error as Error).message}`,
    );
  }
}

function headOf({ method = '', url = '/', headers }: http.IncomingMessage) {
  const texts = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  return { method, url, headers: Object.fromEntries(texts) };
}

function send(response: http.ServerResponse, reply: Reply): void {
  if (reply === 'nothing') {
    const timer = setTimeout(() => response.destroy(), longestSilenceMs).unref();
    response.on('close', () => clearTimeout(timer));
    return;
  }
  response.writeHead(reply.status ?? 200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(reply.json));
}

/** @returns `host:port` as it is in URLs */
async function open(server: http.Server, { host, port }: ReceiverOptions['listen']): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(trouble(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return `${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
}

function trouble(error: NodeJS.ErrnoException, host: string, port: number): UserError {
  const what =
    error.code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${error.code ?? error.message})`;
  return new UserError(
    `webhooks.listen must be an address that is free, got ${host}:${port}, which ${what}; end what listens there, or choose another`,
  );
}
