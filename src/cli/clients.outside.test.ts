import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import { Api } from 'tls-sig-api-v2';
import { expect, test } from 'vitest';
import { type ReadyLine, startLiveMock } from './testing/live-mock.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { waitFor } from './testing/wait-for.ts';

/** A client with nothing between it and the wire. */
interface RawClient {
  /** The bytes of a call, with a `random` of its own; `query` overrides parameters, null leaves one out. */
  call(body: string, query?: Readonly<Record<string, string | null>>): string;
  /** Opens a TLS connection under the domain of the app. */
  open(): tls.TLSSocket;
}

function rawClient({ port, ca, apps }: ReadyLine): RawClient {
  const [app] = apps as readonly [ReadyLine['apps'][number]];
  const usersig = new Api(app.sdkAppId, app.secretKey).genUserSig(app.identifier, 3600);
  const certificate = readFileSync(ca, 'utf8');
  let random = 0;
  return {
    call(body, overrides = {}) {
      const { sdkAppId, identifier } = app;
      const usual = { sdkappid: String(sdkAppId), identifier, usersig, random: String(random++) };
      const parameters = Object.entries({ ...usual, contenttype: 'json', ...overrides });
      const query = new URLSearchParams();
      for (const [name, value] of parameters) if (value !== null) query.set(name, value);
      return [
        `POST /v4/official_account_open_http_svc/add_subscriber?${query} HTTP/1.1`,
        `Host: ${app.domain}`,
        'Content-Type: application/json',
        `Content-Length: ${Buffer.byteLength(body)}`,
        '',
        body,
      ].join('\r\n');
    },
    open: () => tls.connect({ port, host: '127.0.0.1', servername: app.domain, ca: certificate }),
  };
}

/** Writes the bytes of one call and waits until its answer begins. */
async function say(socket: net.Socket, bytes: string): Promise<void> {
  socket.write(bytes);
  await once(socket, 'data');
}

/** Writes calls without waiting for one another, and waits until each is answered: none is cut when the connection ends. */
async function sayTogether(socket: net.Socket, calls: readonly string[]): Promise<void> {
  let answers = '';
  socket.write(calls.join(''));
  while (answers.split('"ErrorCode"').length <= calls.length)
    answers += String((await once(socket, 'data'))[0]);
}

/** Waits until nothing is left of a connection, whichever side hung up first, and how. */
function closed(socket: net.Socket): Promise<void> {
  socket.on('error', () => {});
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

const body = JSON.stringify({ Official_Account: '@TOA#_a', SubscriberList: [{ Subscriber_Account: 'u' }] });

test('every mistake of a client is told when it is first seen, and counted in the end', async () => {
  const folder = temporaryFolder();
  // So few that a busy machine sends more.
  writeFileSync(path.join(folder, 'slow.json'), JSON.stringify({ limits: { callsPerSecond: 20 } }));
  const { cli, ready } = await startLiveMock(folder, ['--fail-on-violation', '--policy', 'slow.json']);
  const { call, open } = rawClient(ready);
  const told = (rule: string) => cli.printed().stderr.includes(`(${rule})`);

  const kept = open();
  await say(kept, call(body.replace('}]', ',"Role":"x"}]')));
  await say(kept, call(body.replace('"u"', '5')));
  await say(kept, call(body.replace('"u"', '6')));
  await say(kept, call(body, { random: null }));
  await say(kept, call(body, { usersig: new Api(1, 'another key').genUserSig('administrator', 3600) }));
  await say(kept, call(body, { debug: '1' }));
  expect(cli.printed().stdout.split('\n')).toHaveLength(2);

  net
    .connect(ready.port, '127.0.0.1')
    .on('error', () => {})
    .end(call(body));
  await waitFor(cli, () => told('plain-http'));

  while (!told('connection-per-call')) {
    const socket = open();
    await say(socket, call(body));
    await closed(socket.end());
  }
  while (!told('rate-above-limit')) {
    const calls = Array.from({ length: 40 }, () => call(body));
    await sayTogether(kept, calls);
  }
  kept.destroy();

  cli.child.kill('SIGTERM');
  const { code, stdout, stderr } = await cli.ended;
  const { clientViolations, clientNotes, ...rest } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  expect(rest).toEqual({ requests: expect.any(Number) });
  expect(clientViolations).toHaveLength(7);
  expect(clientViolations).toEqual(
    expect.arrayContaining([
      violation('unknown-field', 'service.request.documented-fields', 1),
      violation('type', 'add_subscriber.request.subscriber-account-string', 2),
      violation('required', 'service.query.random-present', 1),
      violation('usersig-other-app', 'service.auth.usersig-app', 1),
      violation('plain-http', 'service.request.over-tls', 1),
      violation('connection-per-call', 'service.transport.connections-reused'),
      violation('rate-above-limit', 'add_subscriber.limits.calls-per-second'),
    ]),
  );
  expect(clientNotes).toEqual([
    {
      rule: 'unknown-parameter',
      silence: 'extra-query-parameter',
      count: 1,
      example: 'add_subscriber: no page names the query parameter debug',
    },
  ]);
  expect(stderr).toContain('clients broke 7 rules of the documentation:');
  expect(stderr).toMatch(
    /\n +1 {2}unknown-field +service\.request\.documented-fields\n +seen .*Role.*\n +instead /,
  );
  expect(stderr.match(/client breaks .*subscriber-account-string/g)).toHaveLength(1);
  expect(code).toBe(1);
});

test('a policy file says how much the mock lets through, and how it refuses more', async () => {
  const folder = temporaryFolder();
  const limits = { callsPerSecond: 0.05, windowMs: 60_000 };
  const rules = { 'window-of-the-rate': 'sliding', 'over-the-rate': 60011, limits };
  writeFileSync(path.join(folder, 'slow.json'), JSON.stringify(rules));
  const { cli, ready } = await startLiveMock(folder, ['--policy', 'slow.json']);
  const { call, open } = rawClient(ready);
  const socket = open();
  const limited: boolean[] = [];
  for (let turn = 0; turn < 5; turn++) {
    socket.write(call(body));
    const [answer] = await once(socket, 'data');
    limited.push(String(answer).includes('60011'));
  }
  expect(limited).toEqual([false, false, false, true, true]);
  socket.destroy();
  cli.child.kill('SIGTERM');
  await cli.ended;
});

function violation(rule: string, clause: string, count: unknown = expect.any(Number)) {
  return { rule, clause, count, example: expect.any(String) };
}
