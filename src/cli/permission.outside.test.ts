import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isJsonObject } from '../judge/outcome.ts';
import { leftoversOf } from '../results/leftovers.ts';
import { readRunFolder } from '../results/read-run-folder.ts';
import { mintUserSig } from '../target/credentials/user-sig.ts';
import { callMain } from './testing/call-main.ts';
import { writeConfigFor } from './testing/live-mock.ts';
import { type RecordedCall, startRecordingMock } from './testing/recording-mock.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const live = ['--target', 'live', '--region', 'china'];

/** Ids of accounts that a request names, also to create them. */
function accountsIn({ body }: RecordedCall): readonly unknown[] {
  if (!isJsonObject(body)) return [];
  return [body.Official_Account, body.OfficialAccountUserID].filter((id) => id !== undefined);
}

test('without allow.writes only reads are sent, and writes to accounts that do not exist', async () => {
  const folder = temporaryFolder();
  const { mock, contract, calls } = await startRecordingMock();
  writeConfigFor(folder, mock, { allow: {}, readBackMs: 100 });
  const { code, stderr } = await callMain(['check', ...live, '--out', 'run'], folder);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const writes = calls.filter(({ operation }) => contract.operations[operation]?.kind === 'write');
  expect(calls.length - writes.length).toBeGreaterThan(3);
  expect(writes.length).toBeGreaterThan(5);
  // Whatever exists was created, and nothing was.
  expect(writes.filter(({ operation }) => operation === 'create_official_account')).toEqual([]);
  const { exchanges, journal, verdicts } = readRunFolder(path.join(folder, 'run'));
  const accepted = exchanges.filter(({ response }) => response?.body.includes('"ErrorCode":0'));
  const kinds = new Set(accepted.map(({ operation }) => contract.operations[operation]?.kind));
  expect([...kinds]).toEqual(['read']);
  expect(journal).toEqual([]);
  expect(verdicts.filter(({ why }) => why === 'not permitted').length).toBeGreaterThan(500);
});

test('the plan is printed before the first write, also where --yes answers beforehand', async () => {
  const folder = temporaryFolder();
  const { mock, calls } = await startRecordingMock();
  writeConfigFor(folder, mock);
  const asked = ['check', 'add_subscriber/envelope/*', ...live];
  const refused = await callMain([...asked, '--out', 'refused'], folder);
  expect(refused).toMatchObject({ code: 3, stdout: '' });
  expect(calls).toEqual([]);
  const plan =
    /target live: reads and writes\n.*\n.*\nin each region: about \d+ calls, of which up to \d+ write/;
  for (const options of [['--json'], ['--quiet']]) {
    const { code, stdout, stderr } = await callMain([...asked, ...options, '--yes'], folder);
    expect(code).toBe(0);
    expect(stderr).toMatch(plan);
    expect(stdout).not.toContain('reads and writes');
    if (options.includes('--json')) expect(JSON.parse(stdout)).toMatchObject({ decision: 'held' });
  }
});

test.each([
  ['check'],
  ['run'],
  ['load', 'throughput', 'over-limit', '--against', 'live'],
  ['capacity'],
  ['clean'],
])('oaprobe %s --dry-run opens no connection', async (...asked) => {
  const folder = temporaryFolder();
  const { mock, calls } = await startRecordingMock();
  writeConfigFor(folder, mock, { allow: { writes: true, load: true, maxRatePerSecond: 400 } });
  const { code, stdout } = await callMain([...asked, ...live, '--dry-run'], folder);
  expect(code).toBe(0);
  expect(stdout).toMatch(/nothing was sent|nothing to clean/);
  expect(calls).toEqual([]);
  expect(mock.requests()).toBe(0);
});

test.each([
  ['load', ['load', 'throughput'], { writes: true }],
  ['load', ['run'], { writes: true }],
  ['load', ['capacity'], { writes: true }],
  ['load', ['load', 'throughput', '--emit-k8s', 'cluster'], { writes: true }],
  ['writes', ['load', 'mixed'], { load: true }],
  ['writes', ['load', 'throughput'], undefined],
  [
    'maxRatePerSecond',
    ['load', 'throughput', '--rate', '51'],
    { writes: true, load: true, maxRatePerSecond: 50 },
  ],
  ['maxWrites', ['load', 'throughput'], { writes: true, load: true, maxWrites: 100 }],
  ['maxAccounts', ['load', 'limits'], { writes: true, load: true, maxAccounts: 4 }],
  ['maxWrites', ['capacity'], { writes: true, load: true, maxWrites: 100 }],
] as const)(
  'without allow.%s enough, oaprobe %j ends with 3 before anything is sent',
  async (key, asked, allow) => {
    const folder = temporaryFolder();
    const { mock } = await startRecordingMock();
    writeConfigFor(folder, mock, { allow });
    const { code, stderr } = await callMain([...asked, ...live, '--yes'], folder);
    expect(code).toBe(3);
    expect(stderr.trimEnd().split('\n').at(-1)).toContain(`set allow.${key} of the target`);
    expect(mock.requests()).toBe(0);
  },
);

test("subscriptions of users who are not the run's own are journalled before, and ended before their account", async () => {
  const folder = temporaryFolder();
  const pool = Array.from({ length: 12 }, (_, index) => `member-${index}`);
  const { mock, calls } = await startRecordingMock({ policy: { 'delete-request-shape': 'table-only' } });
  writeConfigFor(folder, mock, { users: { mode: 'pool', pool } });
  const { code, stderr } = await callMain(
    ['check', 'add_subscriber/state/*', ...live, '--yes', '--out', 'run'],
    folder,
  );
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const { journal } = readRunFolder(path.join(folder, 'run'));
  const subscribed = journal.filter(({ kind, action }) => kind === 'subscription' && action === 'subscribe');
  expect(subscribed.length).toBeGreaterThan(5);
  expect(subscribed.filter(({ users = [] }) => users.every((user) => !pool.includes(user)))).toEqual([]);
  expect(leftoversOf(journal)).toEqual([]);
  const ended = new Set<unknown>();
  for (const call of calls) {
    if (call.operation === 'delete_subscriber') for (const id of accountsIn(call)) ended.add(id);
    if (call.operation === 'destroy_official_account')
      for (const id of accountsIn(call))
        if (subscribed.some((one) => one.id === id)) expect(ended).toContain(id);
  }
  expect(ended.size).toBeGreaterThan(0);
});

test('each region of each named target has an app of its own, with a key or a ready signature, from wherever it is given', async () => {
  const folder = temporaryFolder();
  const { mock } = await startRecordingMock();
  const [china, seoul] = ['china', 'seoul'].map((name) => mock.apps.find(({ region }) => region === name));
  const now = { nowSeconds: Math.floor(Date.now() / 1000), expireSeconds: 600 };
  const signature = china && mintUserSig({ ...china, ...now });
  const shared = { resolve: `127.0.0.1:${mock.port}`, ca: mock.ca, allow: { writes: true } };
  const { sdkAppId, identifier } = china ?? {};
  const targets = {
    ready: { ...shared, regions: { china: { sdkAppId, identifier, userSig: 'env:READY_SIGNATURE' } } },
    both: {
      ...shared,
      regions: {
        china: { sdkAppId, identifier, secretKey: 'env:CHINA_KEY' },
        seoul: { sdkAppId: 1, identifier: seoul?.identifier, secretKey: 'not the key' },
      },
    },
  };
  writeFileSync(path.join(folder, 'oaprobe.config.json'), JSON.stringify({ target: 'both', targets }));
  writeFileSync(path.join(folder, '.env'), `CHINA_KEY=${china?.secretKey}\nOAPROBE_SEOUL_SDKAPPID=1\n`);
  const env = {
    READY_SIGNATURE: signature ?? '',
    OAPROBE_SEOUL_SDKAPPID: String(seoul?.sdkAppId),
    OAPROBE_SEOUL_SECRET_KEY: seoul?.secretKey ?? '',
  };
  const asked = ['check', 'add_subscriber/envelope/*', '--json', '--yes'];
  const [both, ready] = [
    await callMain(asked, folder, env),
    await callMain([...asked, '--target', 'ready'], folder, env),
  ];
  expect(JSON.parse(both.stdout)).toMatchObject({
    target: 'both',
    regions: ['china', 'seoul'],
    decision: 'held',
  });
  expect(JSON.parse(ready.stdout)).toMatchObject({ target: 'ready', regions: ['china'], decision: 'held' });
});
