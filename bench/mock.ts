import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import path from 'node:path';
import { type ClientLoad, measureCalls } from './mock-client.ts';
import { measureWithK6 } from './mock-k6.ts';
import type { ServerReady, ServerUsage } from './mock-server.ts';

/**
 * How fast the mock serves add_subscriber over TLS with keep-alive, beside a bare `node:https` server that reads the
 * body and sends the same bytes without looking at it. Both run in processes of their own; rounds alternate, so that a
 * busy machine slows both. Prints calls per second as a client sees them, CPU time of the server per call, and the
 * median ratios: with undici, which costs as little as the servers, and, where `OAPROBE_K6` names one, with k6.
 */
const rounds = 7;
const roundMs = 2000;
const connections = 8;

const kinds = ['bare', 'mock'] as const;
type Kind = (typeof kinds)[number];

/** Calls a server for a while, and says how many calls were answered in which time. */
type Client = (ready: ServerReady, load: ClientLoad) => Promise<{ calls: number; elapsedMs: number }>;

/** What one round says. */
interface Round {
  readonly callsPerSecond: number;
  readonly cpuMicroseconds: number;
}

async function start(kind: Kind, batch: number) {
  const server = fork(path.join(import.meta.dirname, 'mock-server.ts'), [kind, String(batch)]);
  const [ready] = (await once(server, 'message')) as [ServerReady];
  return { server, ready };
}

async function usageOf(server: Awaited<ReturnType<typeof start>>['server']): Promise<number> {
  server.send('usage');
  const [{ cpuMicroseconds }] = (await once(server, 'message')) as [ServerUsage];
  return cpuMicroseconds;
}

async function measure(
  kind: Kind,
  client: Client,
  { server, ready }: Awaited<ReturnType<typeof start>>,
): Promise<Round> {
  const before = await usageOf(server);
  const { calls, elapsedMs } = await client(ready, { connections, durationMs: roundMs });
  const used = (await usageOf(server)) - before;
  if (calls === 0) throw new Error(`the ${kind} server must answer, got no answer`);
  return { callsPerSecond: (calls * 1000) / elapsedMs, cpuMicroseconds: used / calls };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function compare(batch: number, promise: number, client: Client): Promise<void> {
  const bare = await start('bare', batch);
  const mock = await start('mock', batch);
  const pairs: { bare: Round; mock: Round }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const pair = { bare: await measure('bare', client, bare), mock: await measure('mock', client, mock) };
    if (round > 0) pairs.push(pair);
  }
  for (const { server } of [bare, mock]) server.disconnect();
  for (const kind of kinds) {
    const rate = median(pairs.map((pair) => pair[kind].callsPerSecond));
    const cpu = median(pairs.map((pair) => pair[kind].cpuMicroseconds));
    console.log(
      `  ${kind}  ${rate.toFixed(0).padStart(6)} calls/s  ${cpu.toFixed(0).padStart(4)} us of server CPU per call`,
    );
  }
  const byRate = median(pairs.map((pair) => pair.mock.callsPerSecond / pair.bare.callsPerSecond));
  const byCpu = median(pairs.map((pair) => pair.bare.cpuMicroseconds / pair.mock.cpuMicroseconds));
  console.log(
    `  ratio ${byRate.toFixed(2)} by rate, ${byCpu.toFixed(2)} by CPU; promise: at least ${promise}`,
  );
}

console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}`);
const k6 = process.env.OAPROBE_K6;
const clients: Readonly<Record<string, Client>> = {
  undici: measureCalls,
  ...(k6 === undefined ? {} : { k6: async (ready, load) => measureWithK6(k6, ready, load) }),
};
for (const [name, client] of Object.entries(clients)) {
  for (const [batch, promise] of [
    [1, 0.6],
    [100, 0.8],
  ] as const) {
    const what = `${name}, ${batch} ${batch === 1 ? 'subscriber' : 'subscribers'} per call`;
    console.log(`${what}, ${rounds} rounds of ${roundMs} ms, ${connections} connections`);
    await compare(batch, promise, client);
  }
}
