import { createHash } from 'node:crypto';
import { Agent, request } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { UserError } from '../contract/user-error.ts';
import type { Exchange } from '../judge/exchange.ts';
import { type ReceiverOptions, startReceiver } from './start-receiver.ts';
import { selfSigned } from './testing/self-signed.ts';
import type { Receiver, WatchOptions } from './types.ts';

const listen = { host: '127.0.0.1', port: 0 };
const token = 'token-of-a-test';
const started: Receiver[] = [];

afterEach(async () => {
  for (const receiver of started.splice(0)) await receiver.stop();
});

async function start(options: Partial<ReceiverOptions> = {}): Promise<Receiver> {
  const receiver = await startReceiver({ listen, ...options });
  started.push(receiver);
  return receiver;
}

function watching(receiver: Receiver, options: Partial<WatchOptions> = {}) {
  const about = { caseId: 'case', region: 'china', operation: 'add_subscriber' } as const;
  return receiver.watch({ names: ['@TOA#_mine'], ...about, ...options });
}

const body = JSON.stringify({ Official_Account: '@TOA#_mine' });

async function post(url: string, sent: string | Buffer = body, query = '') {
  const reply = await request(`${url}?${query}`, { method: 'POST', body: sent });
  return { status: reply.statusCode, text: await reply.body.text() };
}

const allowed = { status: 200, text: '{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0}' };

test('a callback goes to the watch that has its name, and is allowed', async () => {
  const receiver = await start();
  const mine = watching(receiver);
  const other = watching(receiver, { names: ['@TOA#_other'] });
  expect(receiver.wanted('@TOA#_mine')).toBe(true);
  expect(await post(receiver.url, body, 'SdkAppid=1&CallbackCommand=a')).toEqual(allowed);
  expect(await mine.until((callbacks) => callbacks.length === 1, 5000)).toBe(true);
  expect(mine.callbacks[0]).toMatchObject({
    id: 'c1',
    method: 'POST',
    query: { SdkAppid: '1', CallbackCommand: 'a' },
    body: { Official_Account: '@TOA#_mine' },
  });
  expect(other.callbacks).toEqual([]);
});

test('names are found in lists, and only in the watch that still waits for them', async () => {
  const receiver = await start();
  const mine = watching(receiver, { names: ['user-1'] });
  const listed = JSON.stringify({ SubscribeAccountList: [{ Subscriber_Account: 'user-1' }] });
  expect(await post(receiver.url, listed)).toEqual(allowed);
  mine.close();
  expect(receiver.wanted('user-1')).toBe(false);
  expect(await post(receiver.url, listed)).toEqual(allowed);
  expect(mine.callbacks).toHaveLength(1);
});

test('a callback of nobody is allowed', async () => {
  const receiver = await start();
  expect(await post(receiver.url, '{"Official_Account":"@TOA#_whose"}')).toEqual(allowed);
});

test('the case decides what is replied, and both are recorded', async () => {
  const receiver = await start();
  const recorded: Exchange[] = [];
  const mine = watching(receiver, {
    reply: async ({ id }) => ({ status: 503, json: { to: id } }),
    record: (exchange) => recorded.push(exchange),
  });
  expect(await post(receiver.url)).toEqual({ status: 503, text: '{"to":"c1"}' });
  await mine.until(() => recorded.length > 0, 5000);
  expect(recorded[0]).toMatchObject({
    id: 'c1',
    direction: 'callback',
    caseId: 'case',
    request: { method: 'POST', body },
    response: { status: 503, body: '{"to":"c1"}' },
  });
});

test('a reply can be withheld until the service gives up', async () => {
  const receiver = await start();
  const recorded: Exchange[] = [];
  const mine = watching(receiver, { reply: () => 'nothing', record: (exchange) => recorded.push(exchange) });
  const service = new AbortController();
  const call = request(receiver.url, { method: 'POST', body, signal: service.signal });
  await mine.until((callbacks) => callbacks.length === 1, 5000);
  service.abort();
  await expect(call).rejects.toThrow(/abort/i);
  expect(recorded[0]).toMatchObject({ failure: { phase: 'wait' } });
  expect(recorded[0]).not.toHaveProperty('response');
});

test('waiting for what does not come ends with its time', async () => {
  const receiver = await start();
  expect(await watching(receiver).until((callbacks) => callbacks.length > 0, 1)).toBe(false);
});

/** The hash that the documentation asks for. */
const signOf = (time: string) =>
  createHash('sha256')
    .update(token + time)
    .digest('hex');

test.each([
  ['right', `Sign=${signOf('1669872112')}&RequestTime=1669872112`],
  ['wrong', `Sign=${signOf('1669872112')}&RequestTime=1669872113`],
  ['wrong', `Sign=${signOf('1669872112').toUpperCase()}&RequestTime=1669872112`],
  ['missing', 'RequestTime=1669872112'],
  ['missing', `Sign=${signOf('1669872112')}`],
])('a signature is %s with %s', async (expected, query) => {
  const receiver = await start({ token });
  const mine = watching(receiver);
  await post(receiver.url, body, query);
  expect(mine.callbacks[0]?.signature).toBe(expected);
});

test('without a token no signature is judged', async () => {
  const receiver = await start();
  const mine = watching(receiver);
  await post(receiver.url, body, 'Sign=a&RequestTime=1');
  expect(mine.callbacks[0]).not.toHaveProperty('signature');
});

test('the token is in nothing that is recorded, whoever sends it', async () => {
  const receiver = await start({ token });
  const recorded: Exchange[] = [];
  const mine = watching(receiver, { record: (exchange) => recorded.push(exchange) });
  const telling = JSON.stringify({ Official_Account: '@TOA#_mine', told: token });
  await post(receiver.url, telling, `token=${token}`);
  await mine.until(() => recorded.length > 0, 5000);
  expect(JSON.stringify([mine.callbacks, recorded])).not.toContain(token);
  expect(mine.callbacks[0]?.body).toMatchObject({ Official_Account: '@TOA#_mine' });
});

test.each([
  ['a form', Buffer.from('Official_Account=%40TOA%23_mine')],
  ['no UTF-8', Buffer.from('{"Official_Account":"@TOA#_mine","Name":"\u00ff"}', 'latin1')],
])('a body that is %s finds its watch all the same', async (_what, sent) => {
  const receiver = await start();
  const mine = watching(receiver);
  expect(await post(receiver.url, sent)).toEqual(allowed);
  expect(mine.callbacks.map((callback) => callback.body)).toEqual([undefined]);
});

test('a body that is not JSON and names nobody is allowed', async () => {
  const receiver = await start();
  const mine = watching(receiver);
  expect(await post(receiver.url, 'nothing')).toEqual(allowed);
  expect(mine.callbacks).toEqual([]);
});

test('a body that no callback has is not read to its end', async () => {
  const receiver = await start();
  expect(await post(receiver.url, Buffer.alloc(1024 * 1024 + 1, 0x20))).toMatchObject({ status: 413 });
});

test('more callbacks than a case can cause are answered and forgotten', { timeout: 60_000 }, async () => {
  const receiver = await start();
  const mine = watching(receiver);
  for (let sent = 0; sent < 510; sent += 30)
    await Promise.all(Array.from({ length: 30 }, () => post(receiver.url)));
  expect(mine.callbacks).toHaveLength(500);
});

test('an address that is in use is refused in one line', async () => {
  const receiver = await start();
  const port = Number(new URL(receiver.url).port);
  await expect(startReceiver({ listen: { host: '127.0.0.1', port } })).rejects.toThrow(
    new UserError(
      `webhooks.listen must be an address that is free, got 127.0.0.1:${port}, which is in use; end what listens there, or choose another`,
    ),
  );
});

test('with a key and a certificate it serves TLS', async () => {
  const { key, cert } = await selfSigned('hooks.example');
  const receiver = await start({ tls: { key, cert } });
  expect(receiver.url).toMatch(/^https:/);
  const mine = watching(receiver);
  const dispatcher = new Agent({ connect: { ca: cert, servername: 'hooks.example' } });
  const reply = await request(receiver.url, { method: 'POST', body, dispatcher });
  expect(reply.statusCode).toBe(200);
  await reply.body.dump();
  await dispatcher.close();
  expect(mine.callbacks).toHaveLength(1);
});

test('a key that is none is refused in one line', async () => {
  await expect(startReceiver({ listen, tls: { key: 'no key', cert: 'no certificate' } })).rejects.toThrow(
    /^webhooks\.key and webhooks\.cert must be a private key and its certificate in PEM, got /,
  );
});

test('the published sample of a signature is right', async () => {
  const receiver = await start({ token: 'xxxxyyyy' });
  const mine = watching(receiver);
  const Sign = '17773bc39a671d7b9aa835458704d2a6db81360a5940292b587d6d760d484061';
  await post(receiver.url, body, `Sign=${Sign}&RequestTime=1669872112`);
  expect(mine.callbacks[0]?.signature).toBe('right');
});
