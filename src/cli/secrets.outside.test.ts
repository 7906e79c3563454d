import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readUncleanRun } from '../results/leftovers.ts';
import { mintUserSig } from '../target/credentials/user-sig.ts';
import { callMain } from './testing/call-main.ts';
import { findLeaks, leaksIn, type SeenProcess, seenProcesses } from './testing/find-leaks.ts';
import { startMetricsReceiver } from './testing/metrics-receiver.ts';
import { startRecordingMock } from './testing/recording-mock.ts';
import { type Ended, startCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

/** Found nowhere by chance, and in no other process that tests the same. */
const key = `planted-secret-key-${randomBytes(8).toString('hex')}`;
const hookToken = `planted-hook-token-${randomBytes(8).toString('hex')}`;
const planted = [key, hookToken];

const region = ['--region', 'china', '--yes'];
/** The shortest load, and one that a cluster can be given. */
const load = ['load', 'limits', '--rate', '100'];
const emit = ['load', 'throughput', '--rate', '10', '--duration', '1s', '--emit-k8s', 'cluster'];

/** A port of this machine on which nothing listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

/** A server that accepts connections and never says a word. */
async function startSilent(): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => void sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

/** A folder with a config in which the secrets are planted: targets that answer, and targets that fail each in its way. */
async function plantedFolder(onAdding: (stop: () => void) => void = () => {}) {
  const folder = temporaryFolder();
  const { mock } = await startRecordingMock({ secretKey: key }, ({ operation }) => {
    if (operation === 'add_subscriber') onAdding(() => void mock.stop());
  });
  const apps = mock.apps.map(({ region: name, sdkAppId, identifier }) => [
    name,
    { sdkAppId, identifier, secretKey: 'env:PLANTED_KEY' },
  ]);
  const live = {
    resolve: `127.0.0.1:${mock.port}`,
    ca: mock.ca,
    regions: Object.fromEntries(apps),
    limits: { callsPerSecond: 100 },
    readBackMs: 100,
    allow: { writes: true, load: true },
  };
  const { ca: _, ...distrust } = live;
  const targets = {
    live,
    told: { ...live, webhooks: { listen: `127.0.0.1:${await freePort()}`, token: 'env:HOOK_TOKEN' } },
    bounded: { ...live, allow: { ...live.allow, maxWrites: 500 } },
    refused: { ...live, resolve: '127.0.0.1:1' },
    silent: { ...live, resolve: `127.0.0.1:${await startSilent()}` },
    distrust,
  };
  writeFileSync(path.join(folder, 'oaprobe.config.json'), JSON.stringify({ targets }));
  writeFileSync(path.join(folder, '.env'), `PLANTED_KEY=${key}\nHOOK_TOKEN=${hookToken}\n`);

  const run = (target: string, ...asked: readonly string[]) =>
    callMain([...asked, '--target', target, ...region], folder);
  return { folder, mock, run };
}

/** Exit codes by what was asked, of which none is a bug. */
function codesOf(ended: readonly Ended[]): readonly (number | null)[] {
  return ended.map(({ code }) => code);
}

/** What leaks where a target fails in this way. */
async function leaksOnFailing(
  target: string,
  ...more: readonly (readonly string[])[]
): Promise<readonly string[]> {
  const { folder, run } = await plantedFolder();
  const ended = await Promise.all([
    run(target, 'check', 'add_subscriber/envelope/valid*', '--out', 'run'),
    run(target, ...load, '--out', 'load'),
    run(target, 'doctor'),
    ...more.map((asked) => run(target, ...asked)),
  ]);
  // What the load could not remove is named by its journal.
  ended.push(await run(target, 'clean', 'load'), await run(target, 'report', 'run'));
  expect(codesOf(ended)).not.toContain(5);
  expect(codesOf(ended.slice(0, 2))).not.toContain(0);
  return findLeaks(folder, ended, planted);
}

test('a signature is known when it is seen', () => {
  const asked = { sdkAppId: 1_400_000_001, identifier: 'administrator', secretKey: key };
  const made = mintUserSig({ ...asked, nowSeconds: 1_800_000_000, expireSeconds: 3600 });
  expect(leaksIn(`usersig=${made}&random=1`, planted)).toEqual([made]);
  expect(leaksIn(`key ${key}`, planted)).toEqual([key]);
});

describe('no secret is printed or written', () => {
  test('by any command on a target that answers', async () => {
    const [prometheus, telemetry] = [await startMetricsReceiver(), await startMetricsReceiver()];
    for (const [name, value] of Object.entries({
      K6_PROMETHEUS_RW_SERVER_URL: `http://127.0.0.1:${prometheus.port}/api/v1/write`,
      K6_OTEL_EXPORTER_PROTOCOL: 'http/protobuf',
      K6_OTEL_HTTP_EXPORTER_ENDPOINT: `127.0.0.1:${telemetry.port}`,
      K6_OTEL_HTTP_EXPORTER_INSECURE: 'true',
    }))
      vi.stubEnv(name, value);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { folder, mock, run } = await plantedFolder();
    const outputs = ['experimental-prometheus-rw', 'opentelemetry'].flatMap((one) => ['--k6-out', one]);
    const k6Json = path.join(folder, 'k6.json');
    const first = await Promise.all([
      run('told', 'check', 'add_subscriber/auth/usersig*', '--out', 'run'),
      run('live', 'check', 'add_subscriber/request/SubscriberList#10*', '--json', '--out', 'json'),
      run('live', 'doctor'),
      run('live', ...load, '--segments', '2', '--k6-out', `json=${k6Json}`, ...outputs, '--out', 'load'),
      run('bounded', 'capacity', '--duration', '3s', '--batch', '2', '--out', 'capacity'),
      run('live', ...emit),
      run('live', 'init'),
    ]);
    expect(codesOf(first)).toEqual([0, 0, 0, expect.any(Number), expect.any(Number), 0, 3]);
    const second = [
      await run('told', 'replay', 'add_subscriber/auth/usersig#expired', '--run', 'run', '--times', '1'),
      await run('live', 'report', 'load'),
      await run('live', 'gate', 'run'),
      await run('live', 'diff', 'run', 'json'),
      await run('live', 'baseline', 'accept', 'run'),
      await run('live', 'plan', '--subscribers', '1000'),
      await run('live', 'clean', 'cluster'),
      await run('live', 'run', '--dry-run'),
      await run('live', 'load', 'nothing-like-it'),
    ];
    expect(codesOf(second)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 3]);
    expect(findLeaks(folder, [...first, ...second], planted)).toEqual([]);
    expect(leaksIn(JSON.stringify([mock.clientViolations(), mock.clientNotes()]), planted)).toEqual([]);
    expect(prometheus.received.map(({ path: at }) => at)).toContain('/api/v1/write');
    expect(telemetry.received.map(({ path: at }) => at)).toContain('/v1/metrics');
    for (const { received } of [prometheus, telemetry]) {
      expect(received.some(({ text }) => text.includes('http_req'))).toBe(true);
      expect(received.flatMap(({ text }) => leaksIn(text, planted))).toEqual([]);
    }
    // A URL would have the signature in it.
    expect(readFileSync(k6Json, 'latin1')).not.toMatch(/https?:|usersig/);
  });

  test('by any command on a target that fails, whatever the way', async () => {
    const found = await Promise.all([
      leaksOnFailing('refused', ['capacity', '--duration', '3s', '--out', 'capacity'], emit),
      leaksOnFailing('silent'),
      leaksOnFailing('distrust'),
    ]);
    expect(found.flat()).toEqual([]);
  });

  test('where the service goes away under load, and where k6 crashes and prints all that it knows', async () => {
    let adding = 0;
    const { folder, run } = await plantedFolder((stop) => {
      adding += 1;
      if (adding === 5) stop();
    });
    const { folder: other } = await plantedFolder();
    const crashing = path.join(other, 'crashing-k6');
    const version = 'if [ "$1" = version ]; then echo "k6 v2.2.0 (go1.27.0, linux/amd64)"; exit; fi';
    writeFileSync(crashing, `#!/bin/sh\n${version}\nenv >&2\necho "$@" >&2\nexit 107\n`, { mode: 0o755 });
    const env = { OAPROBE_K6: crashing, OAPROBE_DEBUG: '1', PLANTED_KEY: key };
    const [gone, crashed] = await Promise.all([
      run('live', ...load, '--out', 'gone'),
      callMain([...load, '--target', 'live', ...region, '--out', 'crashed'], other, env),
    ]);
    expect(crashed).toMatchObject({ code: 5, stderr: expect.stringContaining('got code 107') });
    expect(readUncleanRun(path.join(other, 'crashed'))).toEqual([]);
    expect([...findLeaks(folder, [gone], planted), ...findLeaks(other, [crashed], planted)]).toEqual([]);
  });

  test('by a run that is killed; only the environment of k6 holds a signature, and no argument of any process', async () => {
    const seen: SeenProcess[] = [];
    let adding = 0;
    const { folder } = await plantedFolder(() => {
      adding += 1;
      if (adding === 4) seen.push(...seenProcesses());
      if (adding === 8) cli.child.kill('SIGKILL');
    });
    const env = { PLANTED_KEY: key, HOOK_TOKEN: hookToken };
    const cli = startCli([...load, '--out', 'run', '--target', 'live', ...region], { cwd: folder, env });
    const ended = await cli.ended;
    expect(ended.code).toBe(null);
    expect(findLeaks(folder, [ended], planted)).toEqual([]);
    const place = path.join(folder, 'run', 'load', 'limits');
    const [samples = ''] = readdirSync(place).filter((name) => name.endsWith('.tsv'));
    expect(readFileSync(path.join(place, samples), 'utf8')).not.toMatch(/https?:|usersig/);

    const shown = seen.length > 0 ? [true] : [];
    const k6 = seen.filter(({ arguments: given }) => given.includes(' run ') && given.includes(folder));
    expect(k6.map(({ environment }) => leaksIn(environment, planted).length === 1)).toEqual(shown);
    expect(k6.filter(({ environment }) => planted.some((secret) => environment.includes(secret)))).toEqual(
      [],
    );
    expect(seen.filter((one) => one.arguments.includes(key))).toEqual([]);
    expect(k6.filter((one) => leaksIn(one.arguments, planted).length > 0)).toEqual([]);
  });
});
