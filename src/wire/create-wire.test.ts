import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Exchange } from '../judge/exchange.ts';
import { readUserSig } from '../target/credentials/user-sig.ts';
import { accept, add, openBench } from './testing/open-bench.ts';
import { startServer } from './testing/start-server.ts';

const { certificates, serve, wireTo, callTo, close } = openBench();

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((one) => one?.address === '::1');

afterEach(close);

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
    expect(query.random).toMatch(/^\d{1,10}$/);
    expect(readUserSig(query.usersig ?? '')).toMatchObject({
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

  test('can come in chunks, with another spelling of its query', async () => {
    const { server } = await callTo(accept, {
      chunked: true,
      respellQuery: (query) => query.split('&').toReversed().join('&'),
    });
    const [seen] = server.requests;
    expect(seen?.headers).toMatchObject({ 'transfer-encoding': 'chunked' });
    expect(seen?.headers).not.toHaveProperty('content-length');
    expect(seen?.body.toString()).toBe('{"a":1}');
    expect([...(seen?.url.searchParams.keys() ?? [])][0]).toBe('contenttype');
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

  test.skipIf(!hasIpv6)('goes to an address of IPv6 as well', async () => {
    const server = await startServer(await certificates(), accept, '::1');
    onTestFinished(() => server.stop());
    const { failure, request } = await wireTo(server.target).call(add);
    expect(failure).toBeUndefined();
    expect(request.dialled).toBe(`[::1]:${server.target.resolve?.port}`);
    await server.stop();
    const { failure: refused } = await wireTo(server.target).call(add);
    expect(refused?.message).toContain(`(dialled [::1]:${server.target.resolve?.port}): connection refused`);
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
    await expect(wireTo((await serve(accept)).target).call({ ...add, region: 'mars' })).rejects.toThrow(
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
