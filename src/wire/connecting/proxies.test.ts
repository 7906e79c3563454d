import { afterEach, describe, expect, test } from 'vitest';
import type { Target } from '../../target/types.ts';
import { makeCertificates } from '../testing/make-certificates.ts';
import { accept, add, openBench } from '../testing/open-bench.ts';
import { answerWith, giveWayTo, type Proxying, proxyAt, startProxy } from '../testing/start-proxy.ts';

const { serve, wireTo, close } = openBench();

afterEach(close);

/** A server, and the target that reaches it through a proxy alone. */
async function behind(proxying?: Proxying) {
  const server = await serve(accept);
  const { resolve, ...target } = server.target;
  const proxy = await startProxy(proxying ?? giveWayTo(resolve?.port ?? 0));
  const through = (url: string, exceptions = ''): Target => ({ ...target, proxy: proxyAt(url, exceptions) });
  return { server, proxy, through };
}

describe('a proxy', () => {
  test('is asked for the domain, which proves itself behind it, and is told in the record', async () => {
    const { server, proxy, through } = await behind();
    const { failure, request, response, timings } = await wireTo(through(proxy.url)).call(add);
    expect([failure, response?.status]).toEqual([undefined, 200]);
    expect(proxy.asked).toEqual([
      'CONNECT console.tim.qq.com:443 HTTP/1.1\r\nHost: console.tim.qq.com:443\r\n\r\n',
    ]);
    expect(server.requests[0]?.serverName).toBe('console.tim.qq.com');
    expect(request).toMatchObject({ proxy: `127.0.0.1:${proxy.port}` });
    expect(request.dialled).toBeUndefined();
    expect(timings.proxyMs).toBeGreaterThan(0);
  });

  test('that gives two answers in one piece takes nothing from the connection', async () => {
    const { proxy, through } = await behind((socket) =>
      socket.write('HTTP/1.1 200 OK\r\n\r\nthis is no TLS'),
    );
    const { failure } = await wireTo(through(proxy.url)).call(add);
    expect(failure).toMatchObject({ phase: 'tls', kind: 'tls' });
    expect(failure?.message).toContain('what answers speaks no TLS');
  });

  test('may be spoken to by TLS, with a certificate of its own', async () => {
    const own = await makeCertificates('127.0.0.1');
    const { server, through } = await behind();
    const proxy = await startProxy(giveWayTo(server.target.resolve?.port ?? 0), own);
    const { failure } = await wireTo(through(proxy.url)).call(add);
    expect(failure).toMatchObject({ phase: 'proxy', kind: 'tls' });
    expect(proxy.asked).toEqual([]);
  });

  test('gets its password in a header, and the record has none of it', async () => {
    const { proxy, through } = await behind();
    const url = proxy.url.replace('//', '//robot:s%40cret-of-proxy@');
    const exchange = await wireTo(through(url)).call(add);
    expect(exchange.failure).toBeUndefined();
    expect(proxy.asked[0]).toContain(`Basic ${btoa('robot:s@cret-of-proxy')}`);
    expect(JSON.stringify(exchange)).not.toMatch(/cret-of-proxy|robot/);
  });

  test('is passed over for names in NO_PROXY, and where resolve names an address', async () => {
    const { server, proxy, through } = await behind();
    const { resolve } = server.target;
    const excepted = { ...through(proxy.url, 'tim.qq.com'), ...(resolve && { resolve }) };
    expect((await wireTo(excepted).call(add)).failure).toBeUndefined();
    expect(proxy.asked).toEqual([]);
  });

  test.each([
    [
      '407 Proxy Authentication Required',
      'proxy',
      'ERR_PROXY_AUTHENTICATION',
      'wants another user and password',
    ],
    [
      '403 Forbidden',
      'proxy',
      'ERR_PROXY_REFUSED',
      'the proxy gives no way in phase proxy: HTTP 403 Forbidden',
    ],
    [
      '503 No route',
      'proxy',
      'ERR_PROXY_REFUSED',
      'the proxy gives no way in phase proxy: HTTP 503 No route',
    ],
  ])('that answers %s is named as what it is', async (statusLine, kind, code, says) => {
    const { server, proxy, through } = await behind(answerWith(statusLine));
    const { failure } = await wireTo(through(proxy.url)).call(add);
    expect(failure).toMatchObject({ phase: 'proxy', kind, code });
    expect(failure?.message).toContain(`(through the proxy 127.0.0.1:${proxy.port}): `);
    expect(failure?.message).toContain(says);
    expect(server.requests).toEqual([]);
  });

  test.each<[string, Proxying, string, string]>([
    ['closes', (socket) => socket.destroy(), 'reset', 'proxy'],
    ['says nothing', () => {}, 'timeout', 'proxy'],
    ['speaks no HTTP', (socket) => socket.write('220 mail ready\r\n\r\n'), 'proxy', 'proxy'],
    ['speaks without end', (socket) => socket.write('x'.repeat(100_000)), 'proxy', 'proxy'],
    ['gives way and closes', (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'), 'reset', 'tls'],
    ['gives way to nothing', (socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n'), 'timeout', 'tls'],
  ])('that %s is named as what it is', async (_, proxying, kind, phase) => {
    const { proxy, through } = await behind(proxying);
    const { failure } = await wireTo(through(proxy.url), { bounds: { connectMs: 700 } }).call(add);
    expect(failure).toMatchObject({ kind, phase });
  });

  test('that is not there is refused, and blamed by its address', async () => {
    const { through } = await behind();
    const { failure } = await wireTo(through('http://127.0.0.1:1')).call(add);
    expect(failure).toMatchObject({ phase: 'connect', kind: 'refused' });
    expect(failure?.message).toContain('(through the proxy 127.0.0.1:1): connection refused');
  });

  test('that nobody knows is not found', async () => {
    const { through } = await behind();
    const { failure } = await wireTo(through('http://nobody.invalid:3128')).call(add);
    expect(failure).toMatchObject({ phase: 'dns', kind: 'dns' });
  });
});
