import { once } from 'node:events';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Exchange } from '../judge/exchange.ts';
import type { Target } from '../target/types.ts';
import { readUserSig } from '../target/user-sig.ts';
import { createWire } from './create-wire.ts';
import { type Certificates, makeCertificates } from './testing/make-certificates.ts';
import { type Answering, secretKey, smallContract, startServer, targetAt } from './testing/start-server.ts';
import type { Call, Wire, WireOptions } from './types.ts';

let certificates: Certificates;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  certificates = await makeCertificates('console.tim.qq.com');
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const add: Call = { region: 'china', operation: 'add_subscriber', body: '{"a":1}' };
const accept: Answering = (response) => response.end('{"ActionStatus":"OK"}');

async function serve(answering: Answering) {
  const server = await startServer(certificates, answering);
  closing.push(() => server.stop());
  return server;
}

function wireTo(target: Target, options: Partial<WireOptions> = {}): Wire {
  const wire = createWire({ target, contract: smallContract, ...options });
  closing.push(() => wire.close());
  return wire;
}

/** What comes of one call to a server that answers like this. */
async function callTo(answering: Answering, call: Partial<Call> = {}, options: Partial<WireOptions> = {}) {
  const server = await serve(answering);
  const exchange = await wireTo(server.target, options).call({ ...add, ...call });
  return { exchange, server };
}

describe('a call', () => {
  test('is a POST to the documented URL, with its parameters, over HTTP/1.1', async () => {
    const { exchange, server } = await callTo(accept);
    const [seen] = server.requests;
    expect(seen).toMatchObject({ method: 'POST', httpVersion: '1.1', serverName: 'console.tim.qq.com' });
    expect(seen?.headers).toMatchObject({
      host: 'console.tim.qq.com',
      connection: 'keep-alive',
      'content-type': 'application/json; charset=utf-8',
    });
    expect(seen?.body.toString()).toBe('{"a":1}');
    expect(seen?.url.pathname).toBe('/v4/official_account_open_http_svc/add_subscriber');
    const query = Object.fromEntries(seen?.url.searchParams ?? []);
    expect(query).toMatchObject({ sdkappid: '1400000001', identifier: 'administrator', contenttype: 'json' });
    expect(query['random']).toMatch(/^\d{1,10}$/);
    expect(readUserSig(query['usersig'] ?? '')).toMatchObject({
      identifier: 'administrator',
      sdkAppId: 1400000001,
    });
    expect(exchange).toMatchObject({
      id: 'e1',
      region: 'china',
      operation: 'add_subscriber',
      request: { method: 'POST', body: '{"a":1}', dialled: expect.stringMatching(/^127\.0\.0\.1:\d+$/) },
      response: { status: 200, body: '{"ActionStatus":"OK"}', bodyBytes: 21, utf8: true },
    });
    expect(exchange.failure).toBeUndefined();
  });

  test('can have other parameters, path, method, headers and bytes', async () => {
    const { exchange, server } = await callTo(accept, {
      body: Uint8Array.of(0x22, 0xff, 0x22),
      query: { sdkappid: '7', random: undefined, extra: 'a b&c' },
      path: '/v4/other',
      method: 'PUT',
      headers: { 'Content-Type': 'text/plain', 'X-One': '1' },
      caseId: 'add_subscriber/request/x#1',
    });
    const [seen] = server.requests;
    expect(seen?.method).toBe('PUT');
    expect(seen?.url.pathname).toBe('/v4/other');
    expect([...(seen?.url.searchParams.keys() ?? [])]).toEqual([
      'sdkappid',
      'identifier',
      'usersig',
      'contenttype',
      'extra',
    ]);
    expect(seen?.url.searchParams.get('sdkappid')).toBe('7');
    expect(seen?.url.searchParams.get('extra')).toBe('a b&c');
    expect(seen?.headers).toMatchObject({ 'content-type': 'text/plain', 'x-one': '1' });
    expect(seen?.body).toEqual(Buffer.of(0x22, 0xff, 0x22));
    expect(exchange).toMatchObject({ caseId: 'add_subscriber/request/x#1', request: { body: '"\uFFFD"' } });
  });

  test('carries another signature where one is asked for', async () => {
    const { server } = await callTo(accept, { signature: { identifier: 'somebody' } });
    const query = server.requests[0]?.url.searchParams;
    expect(query?.get('identifier')).toBe('administrator');
    expect(readUserSig(query?.get('usersig') ?? '').identifier).toBe('somebody');
  });

  test('draws the same random numbers for the same seed', async () => {
    const server = await serve(accept);
    for (const seed of [7, 7, 8]) await wireTo(server.target, { seed }).call(add);
    const [first, second, third] = server.requests.map(({ url }) => url.searchParams.get('random'));
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test('reuses the connection, and says so in its timings', async () => {
    const server = await serve(accept);
    const wire = wireTo(server.target);
    const exchanges: Exchange[] = [];
    for (let call = 0; call < 5; call++) exchanges.push(await wire.call(add));
    expect(server.connections()).toBe(1);
    const [first, ...others] = exchanges.map(({ timings }) => Object.keys(timings));
    expect(first).toEqual(['queueMs', 'connectMs', 'tlsMs', 'sendMs', 'waitMs', 'receiveMs', 'totalMs']);
    expect(others).toEqual(Array(4).fill(['queueMs', 'sendMs', 'waitMs', 'receiveMs', 'totalMs']));
    expect(exchanges.map(({ id }) => id)).toEqual(['e1', 'e2', 'e3', 'e4', 'e5']);
  });

  test('has phases that add up to no more than its total', async () => {
    const { exchange } = await callTo(accept);
    const { queueMs: _, totalMs, ...phases } = exchange.timings;
    const sum = Object.values(phases).reduce((total, ms) => total + ms, 0);
    expect(Object.values(phases).every((ms) => ms >= 0)).toBe(true);
    expect(sum).toBeLessThanOrEqual(totalMs + 0.01);
  });

  test('looks up a name that is dialled instead of the domain', async () => {
    const server = await serve(accept);
    const target = {
      ...server.target,
      resolve: { host: 'localhost', port: server.target.resolve?.port ?? 0 },
    };
    const { timings, failure } = await wireTo(target).call(add);
    expect(failure).toBeUndefined();
    expect(timings.dnsMs).toBeGreaterThanOrEqual(0);
  });

  test('follows no redirect', async () => {
    const { exchange, server } = await callTo((response) =>
      response.writeHead(302, { location: '/x' }).end(),
    );
    expect(exchange.response?.status).toBe(302);
    expect(exchange.failure).toBeUndefined();
    expect(server.requests).toHaveLength(1);
  });

  test('keeps headers in order and repeated ones apart', async () => {
    const { exchange } = await callTo((response) => {
      response.writeHead(200, ['X-A', '1', 'X-B', '2', 'X-A', '3']).end('{}');
    });
    const own = exchange.response?.headers.filter(([name]) => name.startsWith('X-'));
    expect(own).toEqual([
      ['X-A', '1'],
      ['X-B', '2'],
      ['X-A', '3'],
    ]);
  });

  test('to a region that the target does not have is refused', async () => {
    await expect(wireTo(targetAt(1, certificates.ca)).call({ ...add, region: 'mars' })).rejects.toThrow(
      'a call must go to a region of the target mock (china), got mars',
    );
  });

  test('is recorded exactly as it is returned', async () => {
    const recorded: Exchange[] = [];
    const { exchange } = await callTo(accept, {}, { record: (each) => recorded.push(each) });
    expect(recorded).toEqual([exchange]);
  });
});

describe('an answer', () => {
  test('that is not UTF-8 is marked, with its bytes counted', async () => {
    const { exchange } = await callTo((response) => response.end(Buffer.of(0x7b, 0xc3, 0x28, 0x7d)));
    expect(exchange.response).toMatchObject({ utf8: false, bodyBytes: 4, body: '{\uFFFD(}' });
    expect(exchange.failure).toBeUndefined();
  });

  test('is read up to the bound of its size', async () => {
    const bounds = { maxBodyBytes: 1000 };
    const { exchange } = await callTo((response) => response.end('x'.repeat(100_000)), {}, { bounds });
    expect(exchange.response?.body).toBe('x'.repeat(1000));
    expect(exchange.response).toMatchObject({ status: 200, truncated: 'size' });
    expect(exchange.response?.bodyBytes).toBeGreaterThan(1000);
    expect(exchange.failure).toBeUndefined();
  });

  test('of exactly the bound is whole', async () => {
    const bounds = { maxBodyBytes: 1000 };
    const { exchange } = await callTo((response) => response.end('x'.repeat(1000)), {}, { bounds });
    expect(exchange.response).toMatchObject({ bodyBytes: 1000 });
    expect(exchange.response?.truncated).toBeUndefined();
  });

  test.each([502, 503, 504])('with HTTP %i is a failure of the gateway, and kept', async (status) => {
    const { exchange } = await callTo((response) => response.writeHead(status).end('<h1>'));
    expect(exchange.failure).toMatchObject({ phase: 'receive', kind: 'gateway' });
    expect(exchange.failure?.message).toMatch(
      new RegExp(
        `^console\\.tim\\.qq\\.com \\(dialled 127\\.0\\.0\\.1:\\d+\\): HTTP ${status} from a gateway, not from the service$`,
      ),
    );
    expect(exchange.response).toMatchObject({ status, body: '<h1>' });
  });

  test.each([200, 400, 404, 500, 501])('with HTTP %i is an answer', async (status) => {
    const { exchange } = await callTo((response) => response.writeHead(status).end('{}'));
    expect(exchange.failure).toBeUndefined();
    expect(exchange.response?.status).toBe(status);
  });
});

describe('a failure', () => {
  test('in the name of the certificate is one of TLS', async () => {
    const { exchange, server } = await callTo(accept, { domainOf: 'seoul' });
    expect(exchange.request.url).toMatch(/^https:\/\/adminapikr\.im\.qcloud\.com\//);
    expect(exchange.failure).toMatchObject({ phase: 'tls', kind: 'tls' });
    expect(exchange.failure?.message).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(server.requests).toEqual([]);
  });

  test('of trust is one of TLS', async () => {
    const server = await serve(accept);
    const { ca } = await makeCertificates('other.example');
    const { failure } = await wireTo({ ...server.target, ca }).call(add);
    expect(failure).toMatchObject({ phase: 'tls', kind: 'tls' });
    expect(failure?.message).toMatch(/: no trusted TLS connection in phase tls: .+ \([A-Z_]+\)$/);
    expect(server.requests).toEqual([]);
  });

  test('of a port where nobody listens is a refusal', async () => {
    const server = await serve(accept);
    await server.stop();
    closing.pop();
    const { failure, response, timings } = await wireTo(server.target).call(add);
    expect(failure).toMatchObject({ phase: 'connect', kind: 'refused' });
    expect(response).toBeUndefined();
    expect(timings.sendMs).toBeUndefined();
  });

  test('of a server that speaks no TLS is named', async () => {
    const port = await listen((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
    const { failure } = await wireTo(targetAt(port, certificates.ca)).call(add);
    expect(failure).toMatchObject({ phase: 'tls', kind: 'tls' });
  });

  test('of a server that closes during the handshake is a reset', async () => {
    const port = await listen((socket) => socket.destroy());
    const { failure } = await wireTo(targetAt(port, certificates.ca)).call(add);
    expect(failure).toMatchObject({ phase: 'tls', kind: 'reset' });
  });

  test('of a handshake that never ends is a timeout', async () => {
    const port = await listen(() => {});
    const { failure } = await wireTo(targetAt(port, certificates.ca), { bounds: { connectMs: 500 } }).call(
      add,
    );
    expect(failure).toMatchObject({ phase: 'tls', kind: 'timeout' });
    expect(failure?.message).toContain('no answer in time in phase tls: no connection within 500 ms');
  });

  test('of a server that never answers is a timeout while waiting', async () => {
    const { exchange, server } = await callTo(() => {}, {}, { bounds: { headersMs: 400 } });
    expect(exchange.failure).toMatchObject({ phase: 'wait', kind: 'timeout' });
    expect(exchange.failure?.message).toContain('no status line and headers within 400 ms');
    expect(exchange.response).toBeUndefined();
    expect(server.requests).toHaveLength(1);
  });

  test('of a body that stops is a timeout while receiving, with what had come', async () => {
    const { exchange } = await callTo((response) => response.write('{"a":'), {}, { bounds: { bodyMs: 60 } });
    expect(exchange.failure).toMatchObject({ phase: 'receive', kind: 'timeout' });
    expect(exchange.failure?.message).toContain('no more of the body within 60 ms');
    expect(exchange.response).toMatchObject({ status: 200, body: '{"a":', truncated: 'time' });
  });

  test('of a body that trickles without end is a timeout too', async () => {
    const trickle: Answering = (response) => {
      const timer = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(timer));
    };
    const { exchange } = await callTo(trickle, {}, { bounds: { totalMs: 800 } });
    expect(exchange.failure).toMatchObject({ phase: 'receive', kind: 'timeout' });
    expect(exchange.failure?.message).toContain('no complete answer within 800 ms');
    expect(exchange.response?.truncated).toBe('time');
  });

  test('of a connection that breaks inside the body is a reset, with what had come', async () => {
    const cut: Answering = (response, _, request) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a":', () => request.socket.destroy());
    };
    const { exchange } = await callTo(cut);
    expect(exchange.failure).toMatchObject({ phase: 'receive', kind: 'reset' });
    expect(exchange.response).toMatchObject({ status: 200, truncated: 'broken' });
  });

  test('of a reused connection that the server closes is a reset, and nothing is sent again', async () => {
    const server = await serve((response, _, request) => {
      if (server.requests.length === 1) response.end('{}');
      else request.socket.destroy();
    });
    const wire = wireTo(server.target);
    await wire.call(add);
    const { failure, timings } = await wire.call(add);
    expect(failure).toMatchObject({ phase: 'wait', kind: 'reset' });
    expect(timings.connectMs).toBeUndefined();
    expect(server.requests).toHaveLength(2);
    expect(server.connections()).toBe(1);
  });

  test('of an answer that is no HTTP is neither a timeout nor a reset', async () => {
    const { exchange } = await callTo((response) => response.socket?.end('what?\r\n\r\n'));
    expect(exchange.failure).toMatchObject({ kind: 'other' });
  });

  test('leaves the wire usable', async () => {
    const server = await serve((response, _, request) => {
      if (server.requests.length === 1) request.socket.destroy();
      else response.end('{}');
    });
    const wire = wireTo(server.target);
    expect((await wire.call(add)).failure?.kind).toBe('reset');
    expect((await wire.call(add)).failure).toBeUndefined();
  });

  async function listen(onConnection: (socket: Socket) => void): Promise<number> {
    const sockets = new Set<Socket>();
    const server: Server = createTcpServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      onConnection(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    });
    return (server.address() as AddressInfo).port;
  }
});

describe('calling off', () => {
  test('drops a call that waits for its turn', async () => {
    const server = await serve(accept);
    const slow = { ...server.target, limits: { callsPerSecond: 0.001 } };
    const wire = wireTo(slow, { paceShare: 1 });
    const stop = new AbortController();
    await Promise.all(Array.from({ length: 1 }, () => wire.call(add)));
    const waiting = wire.call({ ...add, signal: stop.signal });
    stop.abort();
    const { failure, response } = await waiting;
    expect(failure).toMatchObject({ phase: 'queue', kind: 'interrupted' });
    expect(failure?.message).toContain('called off before it was sent');
    expect(response).toBeUndefined();
    expect(server.requests).toHaveLength(1);
  });

  test('drops a call whose connection is still being opened', async () => {
    const server = await serve(accept);
    const stop = new AbortController();
    const call = wireTo(server.target).call({ ...add, signal: stop.signal });
    await Promise.resolve();
    await Promise.resolve();
    stop.abort();
    expect((await call).failure).toMatchObject({ kind: 'interrupted' });
    expect(server.requests).toEqual([]);
  });

  test('awaits a call that has been sent to its end', async () => {
    const stop = new AbortController();
    const { exchange } = await callTo(
      (response) => {
        stop.abort();
        setImmediate(() => response.end('{"done":true}'));
      },
      { signal: stop.signal },
    );
    expect(exchange.failure).toBeUndefined();
    expect(exchange.response?.body).toBe('{"done":true}');
  });

  test('closing waits for calls under way', async () => {
    const server = await serve((response) => setImmediate(() => response.end('{}')));
    const wire = createWire({ target: server.target, contract: smallContract });
    const call = wire.call(add);
    await wire.close();
    expect((await call).response?.body).toBe('{}');
  });
});

describe('secrets', () => {
  const everywhere: Answering = (response, { url }) => {
    const userSig = url.searchParams.get('usersig') ?? '';
    response.writeHead(200, { 'x-sig': userSig, 'x-key': encodeURIComponent(secretKey) });
    response.end(JSON.stringify({ userSig, secretKey, raw: url.href, coded: encodeURIComponent(secretKey) }));
  };

  test('are nowhere in the exchange, whatever the server echoes and in whatever form', async () => {
    const { exchange, server } = await callTo(everywhere, {
      body: JSON.stringify({ note: secretKey }),
      headers: { 'x-note': secretKey },
    });
    const userSig = server.requests[0]?.url.searchParams.get('usersig') ?? '';
    const whole = JSON.stringify(exchange);
    expect(userSig.length).toBeGreaterThan(50);
    expect(whole).not.toContain(userSig);
    expect(whole).not.toContain('MARKER');
    expect(exchange.echoedSecret).toBe('secretKey');
    expect(JSON.parse(exchange.response?.body ?? '')).toMatchObject({ userSig: '***', secretKey: '***' });
  });

  test('of every signature that was made stay masked in later answers', async () => {
    let first = '';
    const server = await serve((response, { url }) => {
      if (first === '') first = url.searchParams.get('usersig') ?? '';
      response.end(`{"first":"${first}"}`);
    });
    const wire = wireTo(server.target);
    await wire.call({ ...add, signature: { identifier: 'somebody' } });
    const exchange = await wire.call(add);
    expect(exchange.response?.body).toBe('{"first":"***"}');
    expect(exchange.echoedSecret).toBe('usersig');
  });

  test('are not seen where there are none', async () => {
    const { exchange } = await callTo(accept);
    expect(exchange.echoedSecret).toBeUndefined();
    expect(exchange.request.url).toContain('usersig=***&');
  });

  test('that a cut body ends in are masked as far as they came', async () => {
    const begin = '{"key":"';
    const bounds = { maxBodyBytes: begin.length + 10 };
    const { exchange } = await callTo((response) => response.end(`${begin}${secretKey}"}`), {}, { bounds });
    expect(exchange.response).toMatchObject({ body: `${begin}***`, truncated: 'size' });
  });

  test('are in no message of a failure', async () => {
    const { exchange } = await callTo(accept, { headers: { 'bad header': secretKey } });
    expect(exchange.failure).toMatchObject({ kind: 'other' });
    expect(JSON.stringify(exchange)).not.toContain('MARKER');
  });
});
