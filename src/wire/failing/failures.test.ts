import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { makeCertificates } from '../testing/make-certificates.ts';
import { accept, add, openBench } from '../testing/open-bench.ts';
import { type Answering, startServer, targetAt } from '../testing/start-server.ts';

const { certificates, serve, listen, wireTo, callTo, close } = openBench();

afterEach(close);

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
    expect(failure?.message).toMatch(
      /: a certificate that nobody signed who is trusted here in phase tls: .+ \([A-Z_]+\); where the certificate is right, name its CA/,
    );
    expect(server.requests).toEqual([]);
  });

  test.each([
    ['has expired', { from: -2, to: -1 }, 'CERT_HAS_EXPIRED', 'a certificate that has expired'],
    ['is not valid yet', { from: 1, to: 2 }, 'CERT_NOT_YET_VALID', 'a certificate that is not valid yet'],
  ])('of a certificate that %s is named, and the clock with it', async (_, hours, code, says) => {
    const server = await startServer(await makeCertificates('console.tim.qq.com', hours), accept);
    onTestFinished(() => server.stop());
    const { failure } = await wireTo(server.target).call(add);
    expect(failure).toMatchObject({ phase: 'tls', kind: 'tls', code });
    expect(failure?.message).toContain(`${says} in phase tls: `);
    expect(failure?.message).toContain('check the clock of this machine');
  });

  test('of a name that nobody has is one of the look-up', async () => {
    const server = await serve(accept);
    const resolve = { host: 'nobody.invalid', port: 443 };
    const { failure } = await wireTo({ ...server.target, resolve }).call(add);
    expect(failure).toMatchObject({ phase: 'dns', kind: 'dns' });
    expect(failure?.message).toContain('(dialled nobody.invalid:443): name not found in phase dns: ');
  });

  test('of a gateway is told as its status, also where its page breaks off', async () => {
    const { exchange } = await callTo((response, _, request) => {
      response.writeHead(503, { 'content-length': '100' });
      response.write('<html>', () => request.socket.destroy());
    });
    expect(exchange.failure).toMatchObject({ kind: 'gateway' });
    expect(exchange.failure?.message).toContain('HTTP 503 from a gateway');
  });

  test('of a port where nobody listens is a refusal', async () => {
    const server = await serve(accept);
    await server.stop();
    const { failure, response, timings } = await wireTo(server.target).call(add);
    expect(failure).toMatchObject({ phase: 'connect', kind: 'refused' });
    expect(response).toBeUndefined();
    expect(timings.sendMs).toBeUndefined();
  });

  test('of a server that speaks no TLS is named', async () => {
    const port = await listen((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
    const { failure } = await wireTo(targetAt(port, (await certificates()).ca)).call(add);
    expect(failure).toMatchObject({ phase: 'tls', kind: 'tls' });
    expect(failure?.message).toMatch(
      /: what answers speaks no TLS in phase tls: [\w ]+ \(\w+\); check the port in resolve/,
    );
  });

  test('of a server that closes during the handshake is a reset', async () => {
    const port = await listen((socket) => socket.destroy());
    const { failure } = await wireTo(targetAt(port, (await certificates()).ca)).call(add);
    expect(failure).toMatchObject({ phase: 'tls', kind: 'reset' });
  });

  test('of a handshake that never ends is a timeout', async () => {
    const port = await listen(() => {});
    const { failure } = await wireTo(targetAt(port, (await certificates()).ca), {
      bounds: { connectMs: 500 },
    }).call(add);
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

  test('of a connection whose other side is gone without a word is a timeout while waiting', async () => {
    const server = await serve((response) => {
      if (server.requests.length === 1) response.end('{}');
    });
    const wire = wireTo(server.target, { bounds: { headersMs: 400 } });
    await wire.call(add);
    const { failure, timings } = await wire.call(add);
    expect(failure).toMatchObject({ phase: 'wait', kind: 'timeout' });
    expect([timings.connectMs, server.connections()]).toEqual([undefined, 1]);
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
    expect(exchange.failure?.message).toContain('what answers speaks no HTTP in phase ');
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
});
