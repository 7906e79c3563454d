import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { mintUserSig } from '../target/user-sig.ts';
import { startLiveMock, writeConfigFor } from './testing/live-mock.ts';
import { startMetricsReceiver } from './testing/metrics-receiver.ts';
import { type Ended, runCli, startCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

/** Found nowhere by chance. */
const key = 'planted-secret-key-7d1f0c9a5e';
const hookToken = 'planted-hook-token-41b8e2';

/** What a UserSig looks like: compressed JSON in base64 with other signs. */
const userSig = /eJ[A-Za-z0-9*_-]{100,}/;

/** Every text under a folder, but the config; what is compressed is read as people would. */
function* textsUnder(folder: string): Generator<readonly [file: string, text: string]> {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) yield* textsUnder(file);
    else if (name !== 'oaprobe.config.json' && name !== '.env') yield [file, textOf(file)];
  }
}

function textOf(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
}

function leaksIn(text: string): readonly string[] {
  const planted = [key, hookToken].filter((secret) => text.includes(secret));
  return [...planted, ...(userSig.exec(text) ?? [])];
}

/** What is shown or written that must not be. */
function leaks(folder: string, ended: readonly Ended[]): readonly string[] {
  const printed = ended.flatMap(({ stdout, stderr }) =>
    leaksIn(stdout + stderr).map((leak) => `printed ${leak}`),
  );
  const written = [...textsUnder(folder)].flatMap(([file, text]) =>
    leaksIn(text).map((leak) => `${file} has ${leak}`),
  );
  return [...printed, ...written];
}

/** Arguments and environment that other processes of this machine could read, as far as they name the secret. */
function argumentsWithSecret(): readonly string[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const text = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
      return text.includes(key) || userSig.test(text) ? [text.slice(0, 200)] : [];
    } catch {
      return [];
    }
  });
}

test('a signature is known when it is seen', () => {
  const asked = { sdkAppId: 1_400_000_001, identifier: 'administrator', secretKey: key };
  const made = mintUserSig({ ...asked, nowSeconds: 1_800_000_000, expireSeconds: 3600 });
  expect(leaksIn(`usersig=${made}&random=1`)).toEqual([made]);
});

describe('no secret is printed or written', () => {
  const seen = new Set<string>();
  afterAll(() => expect([...seen]).toEqual([]));

  async function folderWithKey(target: Readonly<Record<string, unknown>> = {}) {
    const folder = temporaryFolder();
    const { cli, ready } = await startLiveMock(folder, ['--secret-key', key]);
    const apps = ready.apps.map((app) => ({ ...app, secretKey: 'env:PLANTED_KEY' }));
    writeConfigFor(folder, { ...ready, apps }, target);
    writeFileSync(path.join(folder, '.env'), `PLANTED_KEY=${key}\nHOOK_TOKEN=${hookToken}\n`);
    return { folder, cli };
  }

  test('whatever is asked, and however it ends', async () => {
    const { folder, cli } = await folderWithKey({
      webhooks: { listen: '127.0.0.1:0', token: 'env:HOOK_TOKEN' },
    });
    const options = ['--target', 'live', '--region', 'china', '--yes'];
    const run = async (...args: string[]) => runCli([...args, ...options], { cwd: folder });
    const ended = [
      await run('check', 'add_subscriber/auth/*', '--out', 'run'),
      await run('check', 'add_subscriber/request/SubscriberList#10*', '--json', '--out', 'json'),
      await run('replay', 'add_subscriber/auth/usersig#expired', '--run', 'run', '--times', '1'),
      await run('doctor'),
      await run('report', 'run'),
      await run('gate', 'run'),
      await run('check', '--dry-run'),
      await run('load', 'nothing-like-it'),
    ];
    cli.child.kill('SIGKILL');
    await cli.ended;
    ended.push(await run('check', 'add_subscriber/state/*', '--out', 'refused'), await run('doctor'));
    writeConfigFor(
      folder,
      { port: 1, url: '', ca: 'no.pem', apps: [] },
      { regions: { china: { secretKey: key } } },
    );
    ended.push(await runCli(['check', ...options], { cwd: folder, env: { OAPROBE_DEBUG: '1' } }));
    expect(leaks(folder, ended)).toEqual([]);
  });

  test('by k6, whose arguments hold none either, nor do the metrics that it sends elsewhere', async () => {
    const { folder } = await folderWithKey();
    const [prometheus, telemetry] = [await startMetricsReceiver(), await startMetricsReceiver()];
    const options = ['--rate', '20', '--duration', '2s', '--batch', '5', '--out', 'run'];
    const outputs = ['--k6-out', 'experimental-prometheus-rw', '--k6-out', 'opentelemetry'];
    const cli = startCli(
      ['load', 'throughput', '--target', 'live', '--region', 'china', '--yes', ...options, ...outputs],
      {
        cwd: folder,
        env: {
          K6_PROMETHEUS_RW_SERVER_URL: `http://127.0.0.1:${prometheus.port}/api/v1/write`,
          K6_OTEL_EXPORTER_PROTOCOL: 'http/protobuf',
          K6_OTEL_HTTP_EXPORTER_ENDPOINT: `127.0.0.1:${telemetry.port}`,
          K6_OTEL_HTTP_EXPORTER_INSECURE: 'true',
        },
      },
    );
    const watch = setInterval(() => {
      for (const found of argumentsWithSecret()) if (!found.includes('--secret-key')) seen.add(found);
    }, 50);
    const ended = await cli.ended;
    clearInterval(watch);
    expect(ended.stdout).toContain('throughput');
    expect(leaks(folder, [ended])).toEqual([]);
    expect(prometheus.received.map(({ path: at }) => at)).toContain('/api/v1/write');
    expect(telemetry.received.map(({ path: at }) => at)).toContain('/v1/metrics');
    for (const { received } of [prometheus, telemetry]) {
      expect(received[0]?.contentType).toBe('application/x-protobuf');
      expect(received.some(({ text }) => text.includes('http_req'))).toBe(true);
      expect(received.flatMap(({ text }) => leaksIn(text))).toEqual([]);
    }
  });
});
