import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import { readOutcome } from '../judge/outcome.ts';
import { leftoversOf } from '../results/leftovers.ts';
import { readRunFolder } from '../results/read-run-folder.ts';
import { readConfig } from '../target/config/read-config.ts';
import { resolveTarget } from '../target/resolve-target.ts';
import { createWire } from '../wire/create-wire.ts';
import { startLiveMock, writeConfigFor } from './testing/live-mock.ts';
import { runCli, startCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { waitFor } from './testing/wait-for.ts';

const contract = readContract();

function journalLines(folder: string): number {
  const file = path.join(folder, 'journal.ndjson');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
}

/** Accounts that a run's journal names and the target still knows: it says of each id asked about whether it is there. */
async function stillThere(folder: string, run: string): Promise<readonly string[]> {
  const target = resolveTarget(await readConfig(undefined, folder), 'live', contract, {}, 'china');
  const wire = createWire({ target, contract });
  const ids = [...new Set(readRunFolder(run).journal.map(({ id }) => id))];
  const outcomes = await Promise.all(
    ids.map(async (id) => {
      const body = JSON.stringify({ Official_Account: id });
      return readOutcome(await wire.call({ region: 'china', operation: 'get_subscriber_info', body }));
    }),
  );
  await wire.close();
  return ids.filter((_, index) => outcomes[index]?.kind !== 'refused');
}

/** A run that was killed after it had written so many lines of its journal. */
async function killedRun(folder: string, lines: number): Promise<string> {
  const cli = startCli(['check', '--target', 'live', '--region', 'china', '--yes'], { cwd: folder });
  const name = await waitFor(cli, () => /run (\S+): target/.exec(cli.printed().stderr)?.[1]);
  const run = path.join(folder, 'reports', name);
  await waitFor(cli, () => journalLines(run) > lines);
  cli.child.kill('SIGKILL');
  await cli.ended;
  return run;
}

test('what a killed run left is removed, and asking again finds nothing', async () => {
  const folder = temporaryFolder();
  const { ready } = await startLiveMock(folder);
  writeConfigFor(folder, ready);
  const run = await killedRun(folder, 40);
  appendFileSync(path.join(run, 'journal.ndjson'), '{"at":"2026-01-01T00:00:00.000Z","action":"cre');
  const planned = await runCli(['clean', '--dry-run'], { cwd: folder });
  expect(planned).toMatchObject({ code: 0, stdout: expect.stringMatching(/leftovers on the target live/) });
  expect(planned.stdout).toContain('nothing was sent');

  const cleaned = await runCli(['clean', '--yes', '--json'], { cwd: folder });
  const { removed, left } = JSON.parse(cleaned.stdout);
  expect({ code: cleaned.code, left }).toEqual({ code: 0, left: [] });
  expect(removed).toBeGreaterThan(0);
  expect(leftoversOf(readRunFolder(run).journal)).toEqual([]);
  expect(await stillThere(folder, run)).toEqual([]);

  const again = await runCli(['clean', '--json'], { cwd: folder });
  expect(again.code).toBe(0);
  expect(JSON.parse(again.stdout)).toEqual({ removed: 0, left: [], exitCode: 0 });
});

test('what cannot be removed stays in the journal, with the reason', async () => {
  const folder = temporaryFolder();
  const { cli, ready } = await startLiveMock(folder);
  writeConfigFor(folder, ready);
  const run = await killedRun(folder, 10);
  cli.child.kill('SIGKILL');
  await cli.ended;
  const before = leftoversOf(readRunFolder(run).journal);
  const { code, stdout } = await runCli(['clean', '--yes'], { cwd: folder });
  expect(code).toBe(4);
  expect(stdout).toMatch(/removed 0 leftovers, left \d+\n {2}china {2}account @TOA#_oaprobe-.*not answered/);
  expect(leftoversOf(readRunFolder(run).journal)).toEqual(before);

  writeConfigFor(folder, ready, { allow: {} });
  const forbidden = await runCli(['clean', '--yes'], { cwd: folder });
  expect(forbidden.code).toBe(3);
  expect(forbidden.stderr).toContain('allow.writes');
});

test('runs on the embedded mock leave nothing to clean', async () => {
  const folder = temporaryFolder();
  const { code, stdout } = await runCli(['clean'], { cwd: folder });
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: 'nothing to clean: every run removed what it created\n',
  });
});

test('a run never writes more than the target permits, and says so beforehand', async () => {
  const folder = temporaryFolder();
  const { ready } = await startLiveMock(folder);
  writeConfigFor(folder, ready, { allow: { writes: true, maxWrites: 30 } });
  const options = ['check', 'add_subscriber/state/*', '--target', 'live', '--region', 'china'];
  const planned = await runCli([...options, '--dry-run'], { cwd: folder });
  expect(planned.stdout).toMatch(
    /in each region: about \d+ calls, of which up to 30 write; \d+ official accounts/,
  );
  await runCli([...options, '--yes', '--out', 'run'], { cwd: folder });
  const { exchanges, verdicts } = readRunFolder(path.join(folder, 'run'));
  const writes = exchanges.filter(({ operation }) => contract.operations[operation]?.kind === 'write');
  expect(writes.length).toBeGreaterThan(15);
  expect(writes.length).toBeLessThanOrEqual(30);
  const forbidden = verdicts.filter(({ why }) => why === 'not permitted');
  expect(forbidden.length).toBeGreaterThan(0);
  expect(forbidden[0]?.message).toContain('allow.maxWrites');
});
