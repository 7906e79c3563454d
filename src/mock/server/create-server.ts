import type http from 'node:http';
import type https from 'node:https';
import type { Duplex } from 'node:stream';
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { KeyPair } from '../certificates/authority.ts';
import type { Received } from '../received.ts';
import { announcedBytes, createBodyBudget } from './body-budget.ts';
import { receive } from './receive.ts';
import { endRaw, send, sendWhenReady } from './send-reply.ts';
import type { Reply } from './write-answer.ts';

/** What the HTTP server asks of the mock. */
export interface Answerer {
  /** The paths that are routed directly. */
  readonly paths: Iterable<string>;
  answer(received: Received): Reply | Promise<Reply>;
  /** The answer to bytes that are not HTTP. */
  answerUnreadable(): Reply;
  /** Plain HTTP came where TLS is served; nothing can be answered. */
  notePlainHttp(): void;
}

/** Largest body that is read, in bytes: a good deal more than what counts as huge. */
const bodyLimitBytes = 4 * 1024 * 1024;
/** Bytes of bodies that are on their way at the same time. */
const bodiesBytes = 128 * bodyLimitBytes;
/** Bodies of usual calls are not counted. */
const usualBodyBytes = 16 * 1024;
/** More connections than that are refused. */
const mostConnections = 16_384;
const requestTimeoutMs = 30_000;
const idleTimeoutMs = 75_000;

/**
 * The HTTP server of the mock, not yet listening. Everything that would make Fastify or Node answer with a status of
 * their own (unknown paths and methods, bad URLs, content types, too long bodies, garbage) is answered by the mock.
 *
 * @param tls - certificate and key; plain HTTP where absent
 */
export function createServer(answerer: Answerer, tls: KeyPair | undefined): FastifyInstance {
  const server = fastify(serverOptions(answerer, tls)) as unknown as FastifyInstance;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.addHook('onRequest', forgetContentType);
  server.addHook('onRequest', withinBudget(answerer));
  const handler = (path?: string) => (request: FastifyRequest, reply: FastifyReply) =>
    sendWhenReady(reply, answerer.answer(receive(request, request.body as Buffer | undefined, path)));
  for (const path of answerer.paths) server.post(path, handler(path));
  server.setNotFoundHandler(handler());
  server.setErrorHandler((error: FastifyError, request, reply) =>
    sendWhenReady(reply, answerFailed(answerer, error, request)),
  );
  answerOddRequests(server.server, answerer);
  server.server.maxConnections = mostConnections;
  return server;
}

/** What Fastify could not read: a body that is too long, or one that ends too early. */
function answerFailed(
  answerer: Answerer,
  error: FastifyError,
  request: FastifyRequest,
): Reply | Promise<Reply> {
  const bodyTooLong = error.code === 'FST_ERR_CTP_BODY_TOO_LARGE';
  return bodyTooLong
    ? answerer.answer({ ...receive(request, undefined), bodyTooLong })
    : answerer.answerUnreadable();
}

function serverOptions(answerer: Answerer, tls: KeyPair | undefined) {
  const http = { requireHostHeader: false, insecureHTTPParser: false, maxHeaderSize: 16_384 };
  return {
    ...(tls === undefined ? { http } : { https: { ...http, cert: tls.certificate, key: tls.key } }),
    logger: false,
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    connectionTimeout: requestTimeoutMs,
    keepAliveTimeout: idleTimeoutMs,
    forceCloseConnections: true,
    return503OnClosing: false,
    exposeHeadRoutes: false,
    frameworkErrors: (_error: Error, _request: FastifyRequest, reply: FastifyReply) =>
      send(reply, answerer.answerUnreadable()),
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Duplex) =>
      endBroken(error.code ?? '', socket, answerer),
  };
}

/**
 * What ends before there is a request. A client who does not trust the certificate, or who opened a connection and did
 * not use it, has asked nothing.
 */
function endBroken(code: string, socket: Duplex, answerer: Answerer): void {
  if (code === 'ERR_SSL_HTTP_REQUEST') answerer.notePlainHttp();
  const askedNothing =
    code === 'ECONNRESET' || code === 'ERR_HTTP_REQUEST_TIMEOUT' || code.startsWith('ERR_SSL_');
  if (askedNothing || !socket.writable) socket.destroy();
  else endRaw(socket, answerer.answerUnreadable());
}

/** The body is JSON whatever its header says; a header that Fastify cannot read must not decide the answer. */
function forgetContentType(request: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  request.raw.headers['content-type'] = undefined;
  done();
}

/** Refuses a large body for which there is no room among those that are coming in already, as one that is too long. */
function withinBudget(answerer: Answerer) {
  const budget = createBodyBudget(bodiesBytes);
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const bytes = announcedBytes(request.raw.headers, bodyLimitBytes);
    const counts = bytes > usualBodyBytes;
    if (counts && !budget.take(bytes)) {
      reply.header('connection', 'close');
      sendWhenReady(reply, answerer.answer({ ...receive(request, undefined), bodyTooLong: true }));
      return;
    }
    if (counts) reply.raw.once('close', () => budget.give(bytes));
    done();
  };
}

/** What Node answers by itself, or not at all, unless somebody listens. */
function answerOddRequests(server: http.Server | https.Server, answerer: Answerer): void {
  server.on('connect', (_request: http.IncomingMessage, socket: Duplex) =>
    endRaw(socket, answerer.answerUnreadable()),
  );
  server.on('checkExpectation', (request: http.IncomingMessage, response: http.ServerResponse) => {
    delete request.headers.expect;
    server.emit('request', request, response);
  });
}
