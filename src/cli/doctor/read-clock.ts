import type { TLSSocket } from 'node:tls';

/**
 * Asks an open connection for the server's time (a HEAD of `/`, which changes nothing) and ends it.
 *
 * @returns how far the server's clock is ahead of ours, in whole seconds; undefined where it does not tell
 */
export function readClock(socket: TLSSocket, domain: string, timeoutMs: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(skewIn(text, Date.now()));
    };
    const timer = setTimeout(end, timeoutMs);
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\r\n\r\n')) end();
    });
    socket.once('error', end).once('end', end);
    socket.write(`HEAD / HTTP/1.1\r\nHost: ${domain}\r\nConnection: close\r\n\r\n`);
  });
}

/** Seconds by which the Date header of an HTTP answer is ahead of `nowMs`. */
export function skewIn(answer: string, nowMs: number): number | undefined {
  const dateMs = Date.parse(/^date:\s*(.+?)\r?$/im.exec(answer)?.[1] ?? '');
  return Number.isNaN(dateMs) ? undefined : Math.round((dateMs - nowMs) / 1000);
}
