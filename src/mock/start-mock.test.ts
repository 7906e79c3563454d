import fs from 'node:fs';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from './faults/catalogue.ts';
import { startMock } from './start-mock.ts';
import { adding, contract, users } from './testing/desk.ts';
import { type Service, serve } from './testing/serve.ts';

const create = { Owner_Account: 'owner', Name: 'name', OfficialAccountUserID: '@TOA#_a' };

describe('a mock over TLS', () => {
  let service: Service;
  beforeAll(async () => {
    service = await serve();
  });
  afterAll(() => service.close());

  test('answers a client that believes to reach the documented domain', async () => {
    const { answer, status, headers } = await service.post('create_official_account', create);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer).toEqual({
      ActionStatus: 'OK',
      ErrorInfo: '',
      ErrorCode: 0,
      OfficialAccountUserID: '@TOA#_a',
    });
    const added = await service.post('add_subscriber', adding('@TOA#_a', ['u']));
    expect(added.answer.SubscriberList).toEqual([{ Subscriber_Account: 'u', Result: 1 }]);
  });

  test('its certificate is good for every domain and for local names', async () => {
    const names = [...service.server.apps.map(({ domain }) => domain), 'localhost', '127.0.0.1'];
    for (const name of names) await expect(handshake(service, name)).resolves.toBe(true);
    await expect(handshake(service, 'example.org')).rejects.toThrow(/altnames/);
  });

  test('the trust anchor is also a file', () => {
    expect(fs.readFileSync(service.server.caFile, 'utf8')).toBe(service.server.ca);
  });

  test('there is an app in each region, with a key of its own', () => {
    const { apps } = service.server;
    expect(apps.map(({ region }) => region)).toEqual(Object.keys(contract.service.regions));
    expect(apps.map(({ sdkAppId }) => sdkAppId)).toEqual(apps.map((_, index) => 1_400_000_001 + index));
    expect(new Set(apps.map(({ secretKey }) => secretKey)).size).toBe(apps.length);
  });

  test('counts requests and what clients do against the contract, until it is reset', async () => {
    service.server.reset();
    await service.post('add_subscriber', adding('@TOA#_a', users(101)));
    await service.post('add_subscriber', adding('@TOA#_a', users(102)));
    expect(service.server.requests()).toBe(2);
    expect(service.server.clientViolations()).toEqual([
      {
        rule: 'maxItems',
        clause: 'add_subscriber.request.list-max-100',
        count: 2,
        example: 'add_subscriber: /SubscriberList must NOT have more than 100 items, got an array of 101',
        advice: 'send at most 100 entries a call, and the others with further calls',
      },
    ]);
    service.server.reset();
    expect(service.server.requests()).toBe(0);
    expect(service.server.clientViolations()).toEqual([]);
    expect((await service.post('add_subscriber', adding('@TOA#_a', ['u']))).answer.ErrorCode).toBe(130004);
  });
});

describe('starting a mock', () => {
  test('without TLS it serves plain HTTP', async () => {
    const service = await serve({ plainHttp: true });
    expect(service.server.url).toBe(`http://127.0.0.1:${service.server.port}`);
    expect(service.server.ca).toBe('');
    expect((await service.post('create_official_account', create)).answer.ErrorCode).toBe(0);
    await service.close();
  });

  test('a port in use is refused in one line', async () => {
    const service = await serve({ plainHttp: true });
    const { port } = service.server;
    await expect(startMock({ contract, plainHttp: true, port })).rejects.toThrow(
      `the mock must listen on 127.0.0.1:${port}, but that port is in use; choose another with --port, or 0 for any`,
    );
    await service.close();
  });

  test('an unknown fault or policy is refused before anything listens', async () => {
    await expect(startMock({ contract, faults: ['nonsense'] })).rejects.toThrow(/got "nonsense"/);
    await expect(startMock({ contract, policy: { nonsense: 1 } })).rejects.toThrow(/got "nonsense"/);
  });

  test('a key that is given is the key of every app', async () => {
    const service = await serve({ plainHttp: true, secretKey: 'given' });
    expect(new Set(service.server.apps.map(({ secretKey }) => secretKey))).toEqual(new Set(['given']));
    await service.close();
  });

  test('limits are shown as promised, whatever a fault makes of them', async () => {
    const service = await serve({
      plainHttp: true,
      faults: ['rate-limit-100'],
      limits: { accountsPerSubscriber: 5 },
    });
    expect(service.server.limits).toMatchObject({ callsPerSecond: 200, accountsPerSubscriber: 5 });
    await service.close();
  });

  test('faults of status, bytes and time reach the wire', async () => {
    const service = await serve({
      plainHttp: true,
      faults: ['http-status-400-on-refusal', 'body-not-utf8', 'latency-square-of-batch'],
    });
    await service.post('create_official_account', create);
    const slow = await service.post('add_subscriber', adding('@TOA#_a', users(10)));
    expect(slow.answer.ErrorCode).toBe(0);
    const refused = await service.post('add_subscriber', adding('@TOA#_missing', ['u']));
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('\ufffd');
    await service.close();
  });

  test('the catalogue is large enough to learn from', () => {
    expect(faultsOf(contract).length).toBeGreaterThanOrEqual(40);
  });
});

/** Checks the certificate for a name, as a client would; an address is checked without SNI. */
function handshake({ server }: Service, name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const options = { port: server.port, host: '127.0.0.1', ca: server.ca };
    const socket = connect(name === '127.0.0.1' ? options : { ...options, servername: name }, () => {
      resolve(socket.authorized);
      socket.destroy();
    });
    socket.on('error', reject);
  });
}
