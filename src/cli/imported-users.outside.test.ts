import path from 'node:path';
import { expect, test } from 'vitest';
import { leftoversOf } from '../results/leftovers.ts';
import { readRunFolder } from '../results/read-run-folder.ts';
import type { Summary } from '../results/records/summary.ts';
import { startLiveMock, writeConfigFor } from './testing/live-mock.ts';
import { runCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const asked = ['check', 'add_subscriber/*', '--target', 'live', '--region', 'china', '--yes'];

test('where users must be imported, each case imports its own beforehand and deletes them', async () => {
  const folder = temporaryFolder();
  const { ready } = await startLiveMock(folder, ['--imported-users-only']);
  writeConfigFor(folder, ready, { users: { mode: 'import' } });
  const { code, stdout } = await runCli([...asked, '--json', '--out', 'run'], { cwd: folder });
  const { decision, violations, counts } = JSON.parse(stdout);
  expect({ decision, violations, code }).toEqual({ decision: 'held', violations: [], code: 0 });
  expect(counts.conforms).toBeGreaterThan(100);
  const { journal, verdicts } = readRunFolder(path.join(folder, 'run'));
  expect(journal.filter(({ kind, action }) => kind === 'user' && action === 'create').length).toBeGreaterThan(
    100,
  );
  expect(leftoversOf(journal)).toEqual([]);
  expect(verdicts.filter(({ why }) => why === 'not answered')).toEqual([]);
});

test('where users must be imported, a load imports those it needs beforehand and deletes them', async () => {
  const folder = temporaryFolder();
  const { ready } = await startLiveMock(folder, ['--imported-users-only']);
  writeConfigFor(folder, ready, {
    users: { mode: 'import' },
    limits: { accountsPerSubscriber: 10 },
    allow: { writes: true, load: true, maxAccounts: 20, maxWrites: 2_000 },
  });
  const options = ['--target', 'live', '--region', 'china', '--yes', '--json', '--out', 'run'];
  const { stdout } = await runCli(['load', 'limits', ...options], { cwd: folder });
  const { load: entries, violations } = JSON.parse(stdout) as Summary;
  expect(violations).toEqual([]);
  // Ten places are won on each of five accounts, and ten accounts are joined by each of eight users.
  expect(entries[0]?.accepted).toBe(5 * 10 + 8 * 10);
  const { journal } = readRunFolder(path.join(folder, 'run'));
  const imported = journal.filter(({ kind, action }) => kind === 'user' && action === 'create');
  expect(imported).toHaveLength(40 + 8);
  expect(leftoversOf(journal)).toEqual([]);
});

test('a service that knows imported users only refuses the others, who are then no users at all', async () => {
  const folder = temporaryFolder();
  const { ready } = await startLiveMock(folder, ['--imported-users-only']);
  writeConfigFor(folder, ready);
  const options = [
    'check',
    'add_subscriber/envelope/valid*',
    '--target',
    'live',
    '--region',
    'china',
    '--yes',
  ];
  expect((await runCli(options, { cwd: folder })).code).toBe(1);
});
