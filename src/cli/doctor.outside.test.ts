import { expect, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import { writeConfigFor } from './testing/live-mock.ts';
import { runCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const documentedRegions = Object.keys(readContract().service.regions);

/** Replaces the look-up of names by one that never comes to an end, and keeps its process as the system's does. */
const neverFound = `data:text/javascript,${encodeURIComponent(
  "import dns from 'node:dns'; dns.lookup = () => { setInterval(() => {}, 1e6); };",
)}`;

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
    NODE_OPTIONS: `--import=${neverFound}`,
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
