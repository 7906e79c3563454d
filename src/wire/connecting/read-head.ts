import type { Socket } from 'node:net';

/** The status line of an answer to `CONNECT`. */
export interface Head {
  readonly status: number;
  /** As the other side put it, cut; may be empty. */
  readonly reason: string;
}

/** More than any proxy says. */
const mostBytes = 16 * 1024;
const mostOfReason = 60;

const end = '\r\n\r\n';

/**
 * Reads the head of an answer from a connection and no byte beyond it. What ends the connection ends the reading.
 *
 * @throws Error with a code: `ECONNRESET` where the connection ended first, `ERR_PROXY_PROTOCOL` where it is no HTTP
 */
export function readHead(socket: Socket): Promise<Head> {
  const { promise, resolve, reject } = Promise.withResolvers<Head>();
  let text = '';
  const read = () => {
    for (let chunk = socket.read(); chunk !== null; chunk = socket.read()) {
      text += chunk.toString('latin1');
      const ends = text.indexOf(end);
      if (ends >= 0) return found(text.slice(0, ends), Buffer.from(text.slice(ends + end.length), 'latin1'));
      if (text.length > mostBytes) return reject(noHttp());
    }
  };
  const found = (head: string, rest: Buffer) => {
    socket.off('readable', read);
    if (rest.length > 0) socket.unshift(rest);
    const parsed = parseHead(head);
    if (parsed === undefined) reject(noHttp());
    else resolve(parsed);
  };
  socket.on('readable', read);
  socket.once('error', reject);
  socket.once('close', () => reject(coded('the connection was closed', 'ECONNRESET')));
  return promise;
}

function parseHead(head: string): Head | undefined {
  const [, status, reason = ''] = /^HTTP\/1\.[01] (\d{3})(?: ([^\r\n]*))?/.exec(head) ?? [];
  if (status === undefined) return undefined;
  return { status: Number(status), reason: reason.replaceAll(/[^ -~]/g, '').slice(0, mostOfReason) };
}

function noHttp(): Error {
  return coded('what it answers is no HTTP', 'ERR_PROXY_PROTOCOL');
}

function coded(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
