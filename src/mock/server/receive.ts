import type { FastifyRequest } from 'fastify';
import type { Received } from '../received.ts';
import { connectionNumber } from './connection-number.ts';

/**
 * What the mock reads of a request, before anything is believed.
 *
 * @param routed - the path that the router found, which takes escaped letters for the letters themselves
 */
export function receive(request: FastifyRequest, body: Buffer | undefined, routed?: string): Received {
  const { url = '/', method = '', headers, rawHeaders } = request.raw;
  const { accept, 'accept-encoding': acceptEncoding } = headers;
  return {
    method,
    path: routed !== undefined && url.startsWith(routed) ? routed : (url.split('?', 1)[0] ?? url),
    ...(accept !== undefined && { accept }),
    ...(typeof acceptEncoding === 'string' && { acceptEncoding }),
    ...(headers['transfer-encoding'] !== undefined && { chunked: true }),
    url,
    query: request.query as Readonly<Record<string, unknown>>,
    host: hostName(headers.host),
    connection: () => connectionNumber(request.raw.socket),
    clientIp: () => (request.raw.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    contentType: contentTypeIn(rawHeaders),
    body,
  };
}

/** Names and values in turn; the parsed headers are without it, whose content type Fastify must not see. */
function contentTypeIn(rawHeaders: readonly string[]): string {
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    if (name.length === 12 && name.toLowerCase() === 'content-type') return rawHeaders[index + 1] as string;
  }
  return '';
}

/** `Host` without port and in lower case. */
function hostName(header: string | undefined): string {
  return header === undefined ? '' : header.replace(/:\d*$/, '').toLowerCase();
}
