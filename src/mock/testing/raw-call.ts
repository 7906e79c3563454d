import net from 'node:net';
import tls from 'node:tls';
import type { MockServer } from '../types.ts';

/** One answer as it came over the socket. */
export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Sends bytes as they are and reads what comes until the server closes the connection.
 *
 * @param serverName - the name asked for in TLS; plain TCP where absent
 */
export async function sendRaw(
  server: MockServer,
  bytes: string | Uint8Array,
  serverName?: string,
): Promise<readonly RawAnswer[]> {
  const socket = connect(server, serverName);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.on('error', () => {});
  socket.write(bytes);
  await closed;
  return parseAnswers(Buffer.concat(chunks).toString('utf8'));
}

function connect({ port, ca }: MockServer, serverName: string | undefined): net.Socket {
  if (serverName === undefined) return net.connect(port, '127.0.0.1');
  return tls.connect({ port, host: '127.0.0.1', ca, servername: serverName });
}

/** Every answer has a Content-Length. */
function parseAnswers(text: string): readonly RawAnswer[] {
  const answers: RawAnswer[] = [];
  let rest = Buffer.from(text);
  for (let end = rest.indexOf('\r\n\r\n'); end >= 0; end = rest.indexOf('\r\n\r\n')) {
    const head = rest.subarray(0, end).toString();
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
    const body = rest.subarray(end + 4, end + 4 + length).toString();
    answers.push({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), body });
    rest = rest.subarray(end + 4 + length);
  }
  return answers;
}
