import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { get } from '../contract/json-pointer.ts';
import { readContract } from '../contract/read-contract.ts';
import type { Contract } from '../contract/types.ts';
import { isJsonObject, readOutcome } from '../judge/outcome.ts';
import type { MockOptions, MockServer } from '../mock/types.ts';
import { readUncleanRun } from '../results/leftovers.ts';
import { readRunFolder } from '../results/read-run-folder.ts';
import { recoverSummary } from '../results/recover-summary.ts';
import { mockTarget } from '../target/mock-target.ts';
import { createWire } from '../wire/create-wire.ts';
import { seededRandom } from '../wire/seeded-random.ts';
import { callMain } from './testing/call-main.ts';
import { writeConfigFor } from './testing/live-mock.ts';
import { type RecordedCall, startRecordingMock } from './testing/recording-mock.ts';
import { startCli } from './testing/start-cli.ts';
import { startTogether } from './testing/start-together.ts';
import { lives, tellingK6 } from './testing/telling-k6.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const contract = readContract();

/** Neither side is held back: rates are not what is tried here. */
const limits = { callsPerSecond: 100_000 };

/** Runs that one kill ends, each at a point of its own. */
const runsTogether = 10;

/** Kills runs whenever the service has been sent so many calls, counted anew for each kill. */
async function killRuns(
  options: Omit<MockOptions, 'contract'>,
  target: Readonly<Record<string, unknown>>,
  kills: readonly number[],
) {
  const folder = temporaryFolder();
  let onCall = () => {};
  const { mock, calls } = await startRecordingMock({ limits, ...options }, () => onCall());
  writeConfigFor(folder, mock, { limits, ...target });
  for (const after of kills) {
    const together = startTogether('add_subscriber/state/*', runsTogether, folder);
    let seen = 0;
    onCall = () => {
      seen += 1;
      if (seen === after) together.kill();
    };
    expect(await together.ended).toBe('SIGKILL');
  }
  const base = path.join(folder, 'reports');
  return { folder, mock, calls, runs: readdirSync(base).map((name) => path.join(base, name)) };
}

/** Accounts that were asked for and are there, whatever a journal says. */
async function accountsLeft(mock: MockServer, calls: readonly RecordedCall[]): Promise<readonly string[]> {
  const target = mockTarget({ ...mock, limits: mock.limits }, ['china']);
  const wire = createWire({ target, contract });
  const created = calls.filter(({ operation }) => operation === 'create_official_account');
  const ids = new Set(
    created.flatMap(({ body }) => (isJsonObject(body) ? [String(body.OfficialAccountUserID)] : [])),
  );
  const there = [...ids].map(async (id) => {
    const body = JSON.stringify({ Official_Account: id, Limit: 1, Next: '' });
    const outcome = readOutcome(await wire.call({ region: 'china', operation: 'get_subscriber_info', body }));
    return outcome.kind === 'refused' ? [] : [id];
  });
  const left = (await Promise.all(there)).flat();
  await wire.close();
  return left;
}

/** Users who were imported, and whom no call deleted. */
function importedUsersLeft(calls: readonly RecordedCall[]): readonly unknown[] {
  const told = (command: string) => calls.filter(({ operation }) => operation === command);
  const deleted = new Set(
    told('account_delete').flatMap(({ body }) =>
      (get(body, '/DeleteItem') as { UserID: unknown }[]).map(({ UserID }) => UserID),
    ),
  );
  const imported = told('account_import').map(({ body }) => get(body, '/UserID'));
  return imported.filter((user) => !deleted.has(user));
}

/** What a run saw before it was killed can be read, and makes a summary. */
function readable(run: string, from: Contract): boolean {
  const read = readRunFolder(run);
  return recoverSummary(read, from).exitCode > 0;
}

const pool = Array.from({ length: 12 }, (_, index) => `member-${index}`);

const random = seededRandom(1);

/** Numbers of calls from 1 to `most`, drawn at random, the same every time. */
function moments(count: number, most: number): readonly number[] {
  return Array.from({ length: count }, () => 1 + (random() % most));
}

test.each([
  ['users whom a run makes up', {}, {}, moments(3, 650)],
  ['users of a pool', {}, { users: { mode: 'pool', pool } }, moments(1, 650)],
  ['imported users', { importedUsersOnly: true }, { users: { mode: 'import' } }, moments(1, 1_000)],
] as const)(
  'ten runs with %s killed at any moment leave nothing after clean',
  async (_, options, target, kills) => {
    const { folder, mock, calls, runs } = await killRuns(options, target, kills);
    expect(runs).toHaveLength(kills.length * runsTogether);
    expect(runs.filter((run) => !readable(run, contract))).toEqual([]);
    expect(runs.flatMap(readUncleanRun)).not.toEqual([]);

    const cleaned = await callMain(['clean', '--yes', '--json'], folder);
    expect(JSON.parse(cleaned.stdout)).toMatchObject({ left: [], exitCode: 0 });
    expect(runs.flatMap(readUncleanRun).flatMap(({ leftovers }) => leftovers)).toEqual([]);
    expect(await accountsLeft(mock, calls)).toEqual([]);
    expect(importedUsersLeft(calls)).toEqual([]);
    const again = await callMain(['clean', '--yes', '--json'], folder);
    expect(JSON.parse(again.stdout)).toEqual({ removed: 0, left: [], exitCode: 0 });
    expect((await callMain(['report', runs[0] as string], folder)).code).toBe(0);
  },
);

test.each([
  ['load throughput', ['load', 'throughput', '--rate', '10', '--duration', '60s', '--batch', '4']],
  ['capacity', ['capacity', '--batch', '4', '--duration', '60s']],
] as const)('killed under %s, k6 ends too, and clean removes what was made', async (_, asked) => {
  const folder = temporaryFolder();
  const k6 = await tellingK6(folder);
  let adding = 0;
  const { mock, calls } = await startRecordingMock({}, ({ operation }) => {
    if (operation !== 'add_subscriber') return;
    adding += 1;
    if (adding === 8) cli.child.kill('SIGKILL');
  });
  const users = asked[0] === 'load' ? { users: { mode: 'pool', pool } } : {};
  writeConfigFor(folder, mock, { limits: { callsPerSecond: 10 }, ...users });
  const options = ['--target', 'live', '--region', 'china', '--yes', '--out', 'reports/run'];
  const cli = startCli([...asked, ...options], { cwd: folder, env: { OAPROBE_K6: k6.file } });
  expect((await cli.ended).code).toBe(null);
  const pid = k6.pid() ?? 0;
  await vi.waitUntil(() => !lives(pid), { timeout: 30_000 });
  expect(await accountsLeft(mock, calls)).toHaveLength(1);
  const run = path.join(folder, 'reports', 'run');
  const subscriptions = readRunFolder(run).journal.filter(({ action }) => action === 'subscribe');
  expect(subscriptions.map(({ users: named }) => named)).toEqual([asked[0] === 'load' ? pool : undefined]);

  const cleaned = await callMain(['clean', '--yes', '--json'], folder);
  expect(JSON.parse(cleaned.stdout)).toMatchObject({ left: [], exitCode: 0 });
  expect(await accountsLeft(mock, calls)).toEqual([]);
  const [ended] = calls.filter(({ operation }) => operation === 'delete_subscriber');
  if (asked[0] === 'load') expect(ended?.body).toMatchObject({ SubscriberToDel_Account: pool });
  expect((await callMain(['report', run], folder)).code).toBe(0);
});
