import type http from 'node:http';

/** Largest body that is read, in bytes: a hundred users need 6 kB. */
const largestBytes = 1024 * 1024;

/** The whole body of a request. Rejects where it is longer than a callback ever is, or breaks off. */
export async function readBody(request: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestBytes) throw new RangeError(`a callback must have at most ${largestBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
