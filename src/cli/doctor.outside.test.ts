import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import { answerWith, startProxy } from '../wire/testing/start-proxy.ts';
import { writeConfigFor } from './testing/live-mock.ts';
import { runCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const documentedRegions = Object.keys(readContract().service.regions);

/** Option of Node that replaces the look-up of names. */
const lookUpBy = (lookUp: string) =>
  `--import=data:text/javascript,${encodeURIComponent(`import dns from 'node:dns'; dns.lookup = ${lookUp};`)}`;

/** Never comes to an end, and keeps its process as the system's does. */
const neverFound = lookUpBy('() => { setInterval(() => {}, 1e6); }');

/** Finds no name at all, so that nothing leaves this machine. */
const noneFound = lookUpBy(
  "(...args) => args.at(-1)(Object.assign(new Error('none here'), { code: 'ENOTFOUND' }))",
);

test('doctor tells of six regions that hang at once, and does not hang with them', async () => {
  const cwd = temporaryFolder();
  const apps = documentedRegions.map((region) => ({
    region,
    domain: '',
    sdkAppId: 1_400_000_001,
    identifier: 'administrator',
    secretKey: 'k',
  }));
  writeConfigFor(cwd, { port: 1, url: '', ca: '', apps }, { resolve: 'hangs.invalid:443', ca: undefined });
  const env = {
    NODE_OPTIONS: neverFound,
    https_proxy: 'http://me:planted-password@127.0.0.1:1',
  };
  const { code, stdout } = await runCli(['doctor', '--target', 'live', '--json'], { cwd, env });
  const rows: { what: string; ready: boolean; found: string; fix?: string }[] = JSON.parse(stdout);
  const regions = rows.filter(({ what }) => what.startsWith('region '));
  expect(regions.map(({ found }) => found)).toEqual(
    documentedRegions.map(() =>
      expect.stringContaining('no answer in time in phase dns: no connection within'),
    ),
  );
  expect(regions.every(({ fix }) => fix?.includes('curl'))).toBe(true);
  expect(rows.find(({ what }) => what === 'proxy')?.found).toContain('of no effect');
  expect(stdout).not.toContain('planted-password');
  expect(code).toBe(3);
});

test('a proxy is told with what is wrong about it, once a region, and never with its password', async () => {
  const cwd = temporaryFolder();
  const proxy = await startProxy(answerWith('407 Proxy Authentication Required'));
  const app = {
    region: 'china',
    domain: '',
    sdkAppId: 1_400_000_001,
    identifier: 'administrator',
    secretKey: 'k',
  };
  writeConfigFor(cwd, { port: 1, url: '', ca: '', apps: [app] }, { resolve: undefined, ca: undefined });
  const password = 'planted-password-9c41';
  const env = {
    NODE_OPTIONS: noneFound,
    HTTPS_PROXY: proxy.url.replace('//', `//me:${password}@`),
    NO_PROXY: '',
  };
  const asked = await runCli(['doctor', '--target', 'live'], { cwd, env });
  expect(asked.code).toBe(3);
  expect(asked.stdout).toContain(`127.0.0.1:${proxy.port} with a password (HTTPS_PROXY)`);
  expect(asked.stdout).toMatch(/missing {2}region china .*the proxy wants another user and password/);
  expect(asked.stdout).toContain(`fix: export HTTPS_PROXY=http://USER:PASSWORD@127.0.0.1:${proxy.port}`);
  const line = ['check', 'get_official_account_info/request/*', '--target', 'live', '--yes', '--out', 'run'];
  const checked = await runCli(line, { cwd, env });
  expect(checked.code).toBe(4);
  const named = checked.stdout.split('\n').filter((text) => text.startsWith('unanswered'));
  expect(named).toEqual([expect.stringContaining('china, ')]);
  const written = readdirSync(path.join(cwd, 'run')).map((name) => readFileSync(path.join(cwd, 'run', name)));
  const unpacked = written.map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('latin1'));
  for (const text of [asked, checked].flatMap(({ stdout, stderr }) => [stdout, stderr]).concat(unpacked))
    expect(text).not.toMatch(new RegExp(`${password}|${btoa(`me:${password}`)}`));
  expect(proxy.asked.every((head) => head.startsWith('CONNECT console.tim.qq.com:443 '))).toBe(true);
});
