import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A request that a receiver of metrics got. */
export interface ReceivedMetrics {
  readonly path: string;
  readonly contentType: string;
  /** As it came, compressed or not, a character for each byte. */
  readonly text: string;
}

/** Takes whatever is posted to it until the test at hand ends. */
export interface MetricsReceiver {
  readonly port: number;
  readonly received: readonly ReceivedMetrics[];
}

/** Starts a server that stands where people's own collectors of metrics stand. */
export async function startMetricsReceiver(): Promise<MetricsReceiver> {
  const received: ReceivedMetrics[] = [];
  const server = createServer(async (request, response) => {
    const text = (await buffer(request)).toString('latin1');
    received.push({ path: request.url ?? '', contentType: request.headers['content-type'] ?? '', text });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, received };
}
