import net from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * A line to a port of this machine over which one name is never reached: whoever asks for it is hung up on. TLS names the
 * server in clear text when a connection begins. Resolves to the port of the line, which ends with the test at hand.
 */
export async function openDeafLine(port: number, unreachable: string): Promise<number> {
  const sockets = new Set<net.Socket>();
  const line = net.createServer((client) => {
    const server = net.connect(port, '127.0.0.1');
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
    client.once('data', (hello) => {
      if (hello.includes(unreachable)) client.destroy();
      server.write(hello);
      client.pipe(server);
    });
    server.pipe(client);
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    line.close();
    for (const socket of sockets) socket.destroy();
  });
  return (line.address() as net.AddressInfo).port;
}
