import net from 'node:net';

/** A line to a server on this machine over which every answer takes a while, by the name that the client asks for. */
export interface SlowLine {
  readonly port: number;
  /** How much longer answers of a name take than they usually do: 1.1 is a tenth. */
  readonly factors: Map<string, number>;
  close(): Promise<void>;
}

/** Of an ordinary answer, in ms; how much answers differ, as a logarithm; and which share of them takes much longer. */
const [usualMs, spread, tail] = [20, 0.25, 0.01];

/** Opens such a line to a port; TLS names the server in clear text when a connection begins. */
export async function openSlowLine(port: number, names: readonly string[]): Promise<SlowLine> {
  const factors = new Map(names.map((name) => [name, 1]));
  const sockets = new Set<net.Socket>();
  const line = net.createServer((client) => {
    const server = net.connect(port, '127.0.0.1');
    let name = '';
    for (const socket of [client.setNoDelay(), server.setNoDelay()]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    }
    client.once('data', (hello) => {
      name = names.find((one) => hello.includes(one)) ?? '';
    });
    client.on('data', (bytes) => server.write(bytes)).on('end', () => server.end());
    // In the order in which they came: a client has one call at a time on a connection.
    let sent = Promise.resolve();
    server.on('data', (bytes) => {
      const due = wait(delayMs() * (factors.get(name) ?? 1));
      sent = sent.then(() => due).then(() => void client.write(bytes));
    });
    server.on('end', () => void sent.then(() => client.end()));
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  return {
    port: (line.address() as net.AddressInfo).port,
    factors,
    close: () =>
      new Promise((resolve) => {
        line.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function delayMs(): number {
  const normal = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
  const rare = Math.random() < tail ? Math.random() ** -0.4 : 1;
  return usualMs * Math.exp(spread * normal) * rare;
}

/** Timers keep whole ms: of the rest it is drawn whether it counts. */
function wait(ms: number): Promise<void> {
  const whole = Math.floor(ms) + (Math.random() < ms % 1 ? 1 : 0);
  return new Promise((resolve) => setTimeout(resolve, whole));
}
