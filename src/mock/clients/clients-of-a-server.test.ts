import net from 'node:net';
import tls from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { adding } from '../testing/desk.ts';
import { sendRaw } from '../testing/raw-call.ts';
import { type Service, serve } from '../testing/serve.ts';

let service: Service;
beforeAll(async () => {
  service = await serve();
});
beforeEach(() => service.server.reset());
afterAll(() => service.close());

const rules = () => service.server.clientViolations().map(({ rule }) => rule);

/** Waits until the server has seen what was sent; the time limit is that of the test. */
async function until(seen: () => boolean): Promise<void> {
  while (!seen()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('on the port of TLS', () => {
  test('plain HTTP is a violation, though it gets no answer', async () => {
    const answers = await sendRaw(service.server, 'POST / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await until(() => service.server.requests() > 0);
    expect(answers).toEqual([]);
    expect(service.server.clientViolations()).toEqual([
      {
        rule: 'plain-http',
        clause: 'service.request.over-tls',
        count: 1,
        example: 'a request: a call must be made over HTTPS, got plain HTTP',
        advice: expect.stringContaining('https://'),
      },
    ]);
  });

  test('who does not trust the certificate, or says nothing, has asked nothing', async () => {
    const { port } = service.server;
    const distrusting = tls.connect({ port, host: '127.0.0.1', ca: [], servername: 'localhost' });
    await new Promise((resolve) => distrusting.on('error', () => {}).on('close', resolve));
    const silent = net.connect(port, '127.0.0.1');
    await new Promise((resolve) => silent.on('connect', () => silent.end()).on('close', resolve));
    await service.post('add_subscriber', adding('@TOA#_a', ['u']));
    expect(rules()).toEqual([]);
    expect(service.server.requests()).toBe(1);
  });
});

describe('connections', () => {
  const callOnce = () =>
    sendRaw(
      service.server,
      `POST ${callPath()} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`,
      'localhost',
    );
  const callPath = () => `/v4/official_account_open_http_svc/add_subscriber?${service.query()}`;

  test('that each carry one call are a violation, and a reset forgets the row', async () => {
    while (!rules().includes('connection-per-call')) await callOnce();
    service.server.reset();
    await callOnce();
    await callOnce();
    expect(rules()).not.toContain('connection-per-call');
  });

  test('that are kept are none', async () => {
    for (let calls = 0; calls < 30; calls++)
      await service.post('add_subscriber', adding('@TOA#_a', ['u']), { random: String(calls) });
    expect(service.server.clientViolations()).toEqual([]);
    expect(service.server.clientNotes().map(({ rule }) => rule)).toEqual(['missing-content-type']);
  });
});

test('who starts a mock is told of each kind of finding when it is first made', async () => {
  const told: string[] = [];
  const other = await serve({ onClientFinding: ({ rule }) => void told.push(rule) });
  const wrong = { ...adding('@TOA#_a', ['u']), Extra: 1 };
  for (const random of ['1', '2', '3']) await other.post('add_subscriber', wrong, { random });
  await other.close();
  expect(told).toEqual(['missing-content-type', 'unknown-field']);
});
