import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readRunFolder } from '../results/read-run-folder.ts';
import { startLiveMock, writeConfigFor } from './testing/live-mock.ts';
import { runCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const token = 'token-of-the-app';

/** A port that was free a moment ago: the mock must be told of it before anything listens there. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
}

/** A live target that calls back to this machine, and the config for it. */
async function withCallbacks(...commandLine: readonly string[]) {
  const folder = temporaryFolder();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/hooks?of=us`;
  const { ready } = await startLiveMock(folder, [
    '--webhook-url',
    url,
    '--webhook-token',
    token,
    ...commandLine,
  ]);
  const listen = `127.0.0.1:${port}`;
  writeConfigFor(folder, ready, { webhooks: { listen, token: 'env:HOOK_TOKEN' } });
  const check = (pattern: string) =>
    runCli(['check', pattern, '--target', 'live', '--region', 'china', '--yes', '--out', 'run'], {
      cwd: folder,
      env: { HOOK_TOKEN: token },
    });
  return { folder, port, check };
}

/** Everything in a folder as one text. */
function textsIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files
    .map(({ parentPath, name }) => readFileSync(path.join(parentPath, name)))
    .map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString())
    .join('\n');
}

test('a live target that calls back is asked about its callbacks', async () => {
  const { folder, check } = await withCallbacks();
  const { code, stderr } = await check('*/webhooks/*');
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const run = path.join(folder, 'run');
  const { verdicts } = readRunFolder(run);
  const asked = verdicts.filter(({ caseId }) => caseId.includes('/webhooks/'));
  expect(asked.length).toBeGreaterThan(40);
  expect(asked.filter(({ verdict }) => verdict === 'violates' || verdict === 'unjudged')).toEqual([]);
  const silences = new Set(
    verdicts.flatMap(({ silence, findings = [] }) => [silence, ...findings.map((one) => one.silence)]),
  );
  for (const silence of ['webhook-refuses-some', 'webhook-not-answered', 'webhook-full-moment'])
    expect(silences).toContain(silence);
  const texts = textsIn(run);
  expect(texts).toContain('"direction":"callback"');
  expect(texts).not.toContain(token);
});

test('a live target whose callbacks are wrong breaks the clause about them', async () => {
  const { folder, check } = await withCallbacks('--fault', 'callback-bad-signature');
  const { code } = await check('add_subscriber/webhooks/after_add_subscriber#sent');
  expect(code).toBe(1);
  const { summary } = readRunFolder(path.join(folder, 'run'));
  expect(summary?.violations.map(({ clause }) => clause)).toContain('webhooks.signature.sign');
});

test('an address that is in use ends with exit 3 and one line', async () => {
  const { port, check } = await withCallbacks();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  try {
    const { code, stderr } = await check('add_subscriber/webhooks/*');
    expect({ code, stderr }).toMatchObject({ code: 3 });
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining(`webhooks.listen must be an address that is free, got 127.0.0.1:${port}`),
    ]);
  } finally {
    other.close();
  }
});
