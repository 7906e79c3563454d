import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Opens connections to the mock, over plain HTTP on 127.0.0.1, that never finish what they began, and feeds some of them a
 * byte a second. Prints the memory of the mock and how long a client waits who does everything right. Ends with 1 where
 * that client is not answered, or where the mock does not get rid of the others.
 *
 * node bench/connections.ts [connections]
 */
const [wanted = 10_000] = process.argv.slice(2).map(Number);
const service = '/v4/official_account_open_http_svc/add_subscriber';
const longestMs = 120_000;

/** Node takes as many files as the system lets it. */
const files = execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim();
const count = files === 'unlimited' ? wanted : Math.min(wanted, Number(files) - 200);
if (count < wanted) console.log(`only ${count} connections: the system permits ${files} open files`);

const program = path.join(import.meta.dirname, '../bin/oaprobe.mjs');
const mock = spawn(process.execPath, [program, 'mock', '--http', '--json', '--quiet'], {
  stdio: ['ignore', 'pipe', 'ignore'],
});
const [line] = await once(createInterface(mock.stdout), 'line');
const { port } = JSON.parse(String(line)) as { readonly port: number };

/** Memory of the mock, in MiB. */
function memory(): number {
  const kibibytes = execFileSync('ps', ['-o', 'rss=', '-p', String(mock.pid)], { encoding: 'utf8' });
  return Math.round(Number(kibibytes) / 1024);
}

/** Calls in turn, each on a connection of its own; how long the slowest took, in ms. */
async function slowestCall(calls = 50): Promise<number> {
  let slowestMs = 0;
  for (let call = 0; call < calls; call += 1) {
    const startedMs = performance.now();
    const response = await fetch(`http://127.0.0.1:${port}${service}`, {
      method: 'POST',
      body: '{}',
      signal: AbortSignal.timeout(30_000),
    });
    const { ErrorCode } = (await response.json()) as { readonly ErrorCode?: number };
    if (typeof ErrorCode !== 'number') throw new Error(`the mock must answer, got HTTP ${response.status}`);
    slowestMs = Math.max(slowestMs, performance.now() - startedMs);
  }
  return Math.round(slowestMs);
}

const head = `POST ${service} HTTP/1.1\r\nHost: localhost\r\n`;
const beginnings = ['P', `${head}X-Long: ${'x'.repeat(12_000)}`, `${head}Content-Length: 1000\r\n\r\n{`];
let alive = 0;

async function open(index: number): Promise<net.Socket> {
  const socket = net.connect({ port, host: '127.0.0.1' });
  socket.on('error', () => undefined).resume();
  socket.on('close', () => {
    alive -= 1;
  });
  alive += 1;
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
  if (socket.writable) socket.write(beginnings[index % beginnings.length] ?? '');
  return socket;
}

try {
  console.log(`before: ${memory()} MiB, slowest of 50 calls ${await slowestCall()} ms`);
  const sockets: net.Socket[] = [];
  while (sockets.length < count) {
    const next = Array.from({ length: Math.min(200, count - sockets.length) }, (_, index) => open(index));
    sockets.push(...(await Promise.all(next)));
  }
  console.log(`${alive} of ${count} open: ${memory()} MiB, slowest of 50 calls ${await slowestCall()} ms`);
  const startedMs = performance.now();
  const fed = sockets.slice(0, 1000);
  while (alive > 0 && performance.now() - startedMs < longestMs) {
    for (const socket of fed) if (socket.writable) socket.write('x');
    await wait(1000);
  }
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  console.log(`${alive} of them open ${seconds} s later, with a byte a second for 1,000 of them`);
  console.log(`after: ${memory()} MiB, slowest of 50 calls ${await slowestCall()} ms`);
  process.exitCode = alive === 0 ? 0 : 1;
  for (const socket of sockets) socket.destroy();
} finally {
  mock.kill('SIGTERM');
}
