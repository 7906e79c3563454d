import { once } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { sendRaw } from '../testing/raw-call.ts';
import { type Service, serve } from '../testing/serve.ts';

const path = '/v4/official_account_open_http_svc/add_subscriber';
const megabyte = 1024 * 1024;
const bodyBytes = 4 * megabyte;
/** Bounds a test on a machine that has much else to do. */
const busyMs = 60_000;

const open: net.Socket[] = [];
const services: Service[] = [];

afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy();
  for (const service of services.splice(0)) await service.close();
});

async function start(plainHttp: boolean): Promise<Service> {
  const service = await serve({ plainHttp });
  services.push(service);
  return service;
}

/** Connections that stay open, each of which has sent some bytes. */
async function connect({ server }: Service, count: number, bytes: (index: number) => string | Buffer) {
  const sockets = Array.from({ length: count }, async (_, index) => {
    const socket = net.connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
    open.push(socket);
    socket.on('error', () => undefined).resume();
    await once(socket, 'connect');
    socket.write(bytes(index));
    return socket;
  });
  return Promise.all(sockets);
}

/** Memory of this thread: other tests may run beside it in the same process. */
function ownMemory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** A client who does everything right is served. */
async function expectServed(service: Service): Promise<void> {
  const body = { Official_Account: '@TOA#_a', SubscriberList: [{ Subscriber_Account: 'u' }] };
  expect((await service.post('add_subscriber', body)).answer.ErrorCode).toBe(130004);
}

function head(length: number): string {
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${length}\r\n\r\n`;
}

describe('many connections at once', () => {
  const long = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(12_000)}`;
  const deep = `${head(megabyte)}${'{"__proto__":['.repeat(1000)}`;

  test('a thousand that never finish what they began, or close one side of it, keep nobody else from being served, and take up little', {
    timeout: busyMs,
  }, async () => {
    const service = await start(true);
    await expectServed(service);
    const beforeBytes = ownMemory();
    const kinds = ['P', long, deep, head(10), ''];
    const sockets = await connect(service, 1000, (index) => kinds[index % kinds.length] ?? '');
    for (const [index, socket] of sockets.entries()) if (index % 7 === 0) socket.end();
    await expectServed(service);
    expect(ownMemory() - beforeBytes).toBeLessThan(200 * megabyte);
  });

  test('three hundred that speak no TLS where TLS is served neither', { timeout: busyMs }, async () => {
    const service = await start(false);
    const hello = Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]);
    const garbage = Buffer.alloc(500, 0xa5);
    await connect(service, 300, (index) => [hello, garbage, 'GET / HTTP/1.1\r\n\r\n'][index % 3] ?? '');
    await expectServed(service);
  });
});

test('a thousand requests on one connection, none of which waits for an answer, are answered in order', {
  timeout: busyMs,
}, async () => {
  const service = await start(true);
  const paths = Array.from({ length: 1000 }, (_, index) => (index % 3 === 0 ? path : '/nonsense'));
  const requests = paths.map((one) => `POST ${one} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`);
  const last = 'POST /nonsense HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
  const answers = await sendRaw(service.server, requests.join('') + last);
  const codes = answers.map(({ body }) => JSON.parse(body).ErrorCode);
  expect(codes).toEqual([...paths.map((one) => (one === path ? 60012 : 60009)), 60009]);
});

describe('bodies that together are more than the mock takes in', () => {
  test('are refused as too long until there is room again', { timeout: busyMs }, async () => {
    const service = await start(true);
    const query = service.query();
    const large = () => service.send(`${path}?${query}`, { body: `"${'x'.repeat(900_000)}"` });
    expect((await large()).answer.ErrorCode).toBe(6017);
    const sockets = await connect(service, 128, () => `${head(bodyBytes)}{`);
    // Sent after them, and answered when the server has read them all.
    await expectServed(service);
    expect((await large().catch(() => undefined))?.answer.ErrorCode ?? 60003).toBe(60003);
    await expectServed(service);
    for (const socket of sockets) socket.destroy();
    await expect.poll(async () => (await large().catch(() => undefined))?.answer.ErrorCode).toBe(6017);
  });
});

test('nobody reaches the mock but over the address that it was told to listen on', async () => {
  const { server } = await start(true);
  const reached = (host: string) =>
    new Promise((resolve) => {
      const socket = net.connect(server.port, host);
      open.push(socket);
      socket.on('connect', () => resolve('reached')).on('error', () => resolve('refused'));
    });
  expect([await reached('127.0.0.1'), await reached('127.0.0.2')]).toEqual(['reached', 'refused']);
});
