import type { Duplex } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Reply } from './write-answer.ts';

/** An answer that is there at once is sent at once: a promise costs a turn of the event loop. */
export function sendWhenReady(reply: FastifyReply, answer: Reply | Promise<Reply>): FastifyReply {
  if (!(answer instanceof Promise)) return send(reply, answer);
  void answer.then((ready) => send(reply, ready));
  return reply;
}

export function send(reply: FastifyReply, said: Reply): FastifyReply {
  if (said.delayMs === undefined) return sendNow(reply, said);
  setTimeout(() => sendNow(reply, said), said.delayMs);
  return reply;
}

function sendNow(reply: FastifyReply, said: Reply): FastifyReply {
  const { status, headers, body } = said;
  if (said.withheld) return breakConnection(reply);
  if (said.breaksOff) return sendHalf(reply, headers, Buffer.from(body));
  if (said.exactly) return sendExactly(reply, said, said.exactly);
  return reply.code(status).headers(headers).send(body);
}

function sendExactly(
  reply: FastifyReply,
  { status, headers, body }: Reply,
  { pieceBytes, reason = 'OK' }: NonNullable<Reply['exactly']>,
): FastifyReply {
  reply.hijack();
  reply.raw.writeHead(status, reason, headers);
  const bytes = Buffer.from(body);
  for (let from = 0; from < bytes.length; from += pieceBytes)
    reply.raw.write(bytes.subarray(from, from + pieceBytes));
  reply.raw.end();
  return reply;
}

/** Announces the whole body, sends half of it and breaks the connection. */
function sendHalf(reply: FastifyReply, headers: Reply['headers'], body: Buffer): FastifyReply {
  reply.hijack();
  reply.raw.writeHead(200, { ...headers, 'content-length': body.length });
  reply.raw.write(body.subarray(0, body.length / 2), () => reply.raw.destroy());
  return reply;
}

function breakConnection(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}

/** Answers on a connection on which no request could be read, and ends it. */
export function endRaw(socket: Duplex, { body }: Reply): void {
  const text = body.toString();
  socket.end(
    `HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}
