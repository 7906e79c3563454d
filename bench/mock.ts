import { type ChildProcess, fork } from 'node:child_process';
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
 * Where `OAPROBE_BEFORE` names another checkout, for instance of the version before a change, its mock takes turns too.
 */
const rounds = 7;
const roundMs = 2000;
const connections = 8;

const before = process.env.OAPROBE_BEFORE;

/** What is measured in turn, by name: the arguments of its server. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  bare: ['bare'],
  mock: ['mock'],
  ...(before === undefined ? {} : { before: ['mock', path.resolve(before)] }),
};

/** How fast the mock is beside another server, at least. */
const leastBeside: Readonly<Record<string, { readonly one: number; readonly hundred: number }>> = {
  bare: { one: 0.6, hundred: 0.8 },
  before: { one: 0.9, hundred: 0.9 },
};

/** Calls a server for a while, and says how many calls were answered in which time. */
type Client = (ready: ServerReady, load: ClientLoad) => Promise<{ calls: number; elapsedMs: number }>;

/** What one round says. */
interface Round {
  readonly callsPerSecond: number;
  readonly cpuMicroseconds: number;
}

/** A server in a process of its own. */
interface Started {
  readonly kind: string;
  readonly server: ChildProcess;
  readonly ready: ServerReady;
}

async function start(kind: string, batch: number): Promise<Started> {
  const [what = '', ...checkout] = kinds[kind] ?? [];
  const script = path.join(import.meta.dirname, 'mock-server.ts');
  const server = fork(script, [what, String(batch), ...checkout]);
  const [ready] = (await once(server, 'message')) as [ServerReady];
  return { kind, server, ready };
}

async function usageOf(server: ChildProcess): Promise<number> {
  server.send('usage');
  const [{ cpuMicroseconds }] = (await once(server, 'message')) as [ServerUsage];
  return cpuMicroseconds;
}

async function measure({ kind, server, ready }: Started, client: Client): Promise<Round> {
  const usedBefore = await usageOf(server);
  const { calls, elapsedMs } = await client(ready, { connections, durationMs: roundMs });
  const used = (await usageOf(server)) - usedBefore;
  if (calls === 0) throw new Error(`the ${kind} server must answer, got no answer`);
  return { callsPerSecond: (calls * 1000) / elapsedMs, cpuMicroseconds: used / calls };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Rounds of every kind, in turn; the first of each only warms up. */
async function measureInTurn(batch: number, client: Client): Promise<Readonly<Record<string, Round[]>>> {
  const started = await Promise.all(Object.keys(kinds).map((kind) => start(kind, batch)));
  const measured = Object.fromEntries(started.map(({ kind }) => [kind, [] as Round[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const one of started) {
      const said = await measure(one, client);
      if (round > 0) measured[one.kind]?.push(said);
    }
  }
  for (const { server } of started) server.disconnect();
  return measured;
}

/** The median, over rounds, of what one kind has of a figure for each that another kind has. */
function ratio(figure: keyof Round, ones: readonly Round[], others: readonly Round[]): number {
  return median(ones.map((one, round) => one[figure] / (others[round]?.[figure] ?? Number.NaN)));
}

function tell(measured: Readonly<Record<string, Round[]>>, size: 'one' | 'hundred'): void {
  for (const [kind, all] of Object.entries(measured)) {
    const rate = median(all.map(({ callsPerSecond }) => callsPerSecond)).toFixed(0);
    const cpu = median(all.map(({ cpuMicroseconds }) => cpuMicroseconds)).toFixed(0);
    console.log(
      `  ${kind.padEnd(6)}  ${rate.padStart(6)} calls/s  ${cpu.padStart(4)} us of server CPU per call`,
    );
  }
  const { mock = [], ...others } = measured;
  for (const [kind, all] of Object.entries(others)) {
    const byRate = ratio('callsPerSecond', mock, all).toFixed(2);
    const byCpu = ratio('cpuMicroseconds', all, mock).toFixed(2);
    console.log(
      `  mock beside ${kind}: ${byRate} by rate, ${byCpu} by CPU; promise: at least ${leastBeside[kind]?.[size]}`,
    );
  }
}

console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}`);
const k6 = process.env.OAPROBE_K6;
const clients: Readonly<Record<string, Client>> = {
  undici: measureCalls,
  ...(k6 === undefined ? {} : { k6: async (ready, load) => measureWithK6(k6, ready, load) }),
};
for (const [name, client] of Object.entries(clients)) {
  for (const [size, batch] of [
    ['one', 1],
    ['hundred', 100],
  ] as const) {
    const what = `${name}, ${batch} ${batch === 1 ? 'subscriber' : 'subscribers'} per call`;
    console.log(`${what}, ${rounds} rounds of ${roundMs} ms, ${connections} connections`);
    tell(await measureInTurn(batch, client), size);
  }
}
