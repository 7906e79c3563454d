import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readRunFolder } from '../results/read-run-folder.ts';
import { startLiveMock, writeConfigFor } from './testing/live-mock.ts';
import { startCli } from './testing/start-cli.ts';
import { lives, tellingK6 } from './testing/telling-k6.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { waitFor } from './testing/wait-for.ts';

/** Lines of a file that may not be there yet. */
function lineCount(file: string): number {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
}

test('Ctrl-C while cases are asked removes every account that was made and leaves a readable run', async () => {
  const folder = temporaryFolder();
  const { cli: mock, ready } = await startLiveMock(folder);
  writeConfigFor(folder, ready);
  const cli = startCli(['check', '--target', 'live', '--yes', '--out', 'run'], { cwd: folder });
  const run = path.join(folder, 'run');
  await waitFor(cli, () => lineCount(path.join(run, 'journal.ndjson')) > 10);
  cli.child.kill('SIGINT');
  const { code, stderr } = await cli.ended;
  expect(code).toBe(130);
  expect(stderr).toContain('stopping and cleaning up');
  const { journal, summary, verdicts } = readRunFolder(run);
  expect(summary).toMatchObject({ exitCode: 130, decision: 'inconclusive' });
  expect(verdicts.some(({ why }) => why === 'interrupted')).toBe(true);
  const idsOf = (action: string) =>
    journal
      .filter((entry) => entry.action === action && entry.kind === 'account')
      .map(({ region, id }) => `${region} ${id}`);
  const removed = new Set(idsOf('removed'));
  expect(idsOf('created').filter((id) => !removed.has(id))).toEqual([]);
  expect(removed.size).toBeGreaterThan(0);
  expect(existsSync(path.join(run, 'report.html'))).toBe(true);
  mock.child.kill('SIGINT');
  await mock.ended;
});

test('Ctrl-C under load ends k6 and leaves a readable run', async () => {
  const folder = temporaryFolder();
  const k6 = await tellingK6(folder);
  const cli = startCli(['load', 'throughput', '--region', 'china', '--duration', '60s', '--out', 'run'], {
    cwd: folder,
    env: { OAPROBE_K6: k6.file },
  });
  const pid = await waitFor(cli, () => k6.pid());
  cli.child.kill('SIGINT');
  const { code } = await cli.ended;
  expect(code).toBe(130);
  expect(lives(pid)).toBe(false);
  expect(readRunFolder(path.join(folder, 'run')).summary).toMatchObject({ exitCode: 130 });
});

test('Ctrl-C while k6 is being built ends the build and leaves no run behind', async () => {
  const folder = temporaryFolder();
  const version = 'if [ "$1" = version ]; then echo "go version go1.27.0 linux/amd64"; exit; fi';
  const go = `#!/bin/sh\n${version}\n: > "$NOTE"\nPATH=/bin:/usr/bin exec sleep 600\n`;
  const note = path.join(folder, 'asked');
  writeFileSync(path.join(folder, 'go'), go, { mode: 0o755 });
  const env = { OAPROBE_K6: undefined, XDG_CACHE_HOME: path.join(folder, 'cache'), PATH: folder, NOTE: note };
  const cli = startCli(['load', 'throughput'], { cwd: folder, env });
  await waitFor(cli, () => existsSync(note));
  cli.child.kill('SIGINT');
  expect((await cli.ended).code).toBe(130);
  expect(readdirSync(folder)).not.toContain('reports');
});

test('a mock that is ended by a signal exits with 0, or 1 where a client broke the contract and that counts', async () => {
  const folder = temporaryFolder();
  const { cli: calm } = await startLiveMock(folder, ['--fail-on-violation']);
  calm.child.kill('SIGINT');
  expect((await calm.ended).code).toBe(0);

  const { cli: strict, ready } = await startLiveMock(folder, ['--http', '--fail-on-violation']);
  await fetch(`${ready.url}/v4/official_account_open_http_svc/add_subscriber`, {
    method: 'POST',
    body: '{}',
  });
  strict.child.kill('SIGTERM');
  const { code, stdout } = await strict.ended;
  expect(code).toBe(1);
  const [, last] = stdout.trimEnd().split('\n');
  const { requests, clientViolations } = JSON.parse(last ?? '');
  expect(requests).toBe(1);
  expect(clientViolations[0]).toEqual({
    rule: expect.any(String),
    clause: expect.any(String),
    count: 1,
    example: expect.any(String),
  });
});
