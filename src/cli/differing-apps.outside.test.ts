import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Api } from 'tls-sig-api-v2';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import type { Verdict } from '../judge/verdict.ts';
import { startMock } from '../mock/start-mock.ts';
import type { MockOptions, MockServer } from '../mock/types.ts';
import type { Summary } from '../results/records/summary.ts';
import { mockTarget } from '../target/mock-target.ts';
import { createWire } from '../wire/create-wire.ts';
import { callMain } from './testing/call-main.ts';
import { writeConfigFor } from './testing/live-mock.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const contract = readContract();

/** What a check of some cases came to: the target has one region, as an account may have. */
interface Checked {
  readonly code: number | null;
  readonly summary: Summary;
  readonly verdicts: readonly Verdict[];
  readonly screen: string;
}

async function startApp(options: Omit<MockOptions, 'contract'>): Promise<MockServer> {
  const mock = await startMock({ contract, ...options });
  onTestFinished(() => mock.stop());
  return mock;
}

/** Lets a user join an account of somebody else. */
async function join(mock: MockServer, user: string): Promise<void> {
  const target = mockTarget(mock, ['china']);
  const wire = createWire({ target, contract });
  const ask = (operation: string, body: object) =>
    wire.call({ region: 'china', operation, body: JSON.stringify(body) });
  const account = { OfficialAccountUserID: '@TOA#_other', Owner_Account: 'administrator', Name: 'other' };
  await ask('create_official_account', account);
  const SubscriberList = [{ Subscriber_Account: user }];
  await ask('add_subscriber', { Official_Account: account.OfficialAccountUserID, SubscriberList });
  await wire.close();
}

async function check(
  mock: MockServer,
  pattern: string,
  target: Readonly<Record<string, unknown>> = {},
): Promise<Checked> {
  const folder = temporaryFolder();
  const ready = { ...mock, apps: mock.apps.slice(0, 1) };
  writeConfigFor(folder, ready, target);
  const commandLine = ['check', pattern, '--target', 'live', '--yes', '--out', 'run', '--no-color'];
  const { code, stdout } = await callMain(commandLine, folder);
  const read = (name: string) => readFileSync(path.join(folder, 'run', name), 'utf8');
  const verdicts = read('verdicts.ndjson')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return {
    code,
    summary: JSON.parse(read('summary.json')),
    verdicts,
    screen: stdout.replaceAll(/\s+/g, ' '),
  };
}

/** Why cases were not judged, each reason once. */
function reasons({ verdicts }: Checked): readonly string[] {
  const unjudged = verdicts.filter(({ verdict }) => verdict === 'unjudged');
  return [...new Set(unjudged.map(({ message }) => message))];
}

const oneCase = 'add_subscriber/request/SubscriberList#100';
const fewCases = 'add_subscriber/request/SubscriberList*';

describe('an app', () => {
  test('without the service is told of once, and has broken nothing', async () => {
    const mock = await startApp({ policy: { 'service-off': 'refused' } });
    const checked = await check(mock, fewCases);
    expect(checked.summary.violations).toEqual([]);
    expect(checked.code).toBe(6);
    expect(reasons(checked)).toEqual([
      expect.stringMatching(/^every call is refused with 131000: .* leave the region out \(--region\)$/),
    ]);
    expect(checked.screen).toContain('cases: every call is refused with 131000');
  });

  test('that has made the calls of its day is told of once, and keeps what was seen before', async () => {
    const mock = await startApp({ limits: { callsPerDay: 60 } });
    const checked = await check(mock, fewCases);
    expect(checked.summary.violations).toEqual([]);
    expect(checked.code).toBe(6);
    expect(reasons(checked)).toEqual([expect.stringMatching(/^every call is refused with 60028: .* day/)]);
    expect(checked.summary.counts.conforms).toBeGreaterThan(1);
  });

  test('on trial has its cases asked within its five accounts, and stories break nothing for want of more', async () => {
    const mock = await startApp({ limits: { accountsPerApp: 5 } });
    const checked = await check(mock, 'add_subscriber/sequence/*seed-1-1*');
    expect(checked.summary.violations).toEqual([]);
    expect([reasons(checked), checked.code]).toEqual([[], 0]);
  });

  test('with accounts of others in all its places is told of once', async () => {
    const mock = await startApp({ limits: { accountsPerApp: 5 }, others: { accounts: 5 } });
    const checked = await check(mock, fewCases);
    expect(checked.summary.violations).toEqual([]);
    expect(checked.code).toBe(6);
    expect(reasons(checked)).toEqual([expect.stringMatching(/^the app has no room for an official account/)]);
  });

  test('that others call too is asked on, and what was seen of that is told', async () => {
    const mock = await startApp({ others: { callsPerSecond: 199 } });
    const checked = await check(mock, 'add_subscriber/request/SubscriberList#10*');
    expect([reasons(checked), checked.code]).toEqual([[], 0]);
    const seen = checked.verdicts.find(({ caseId }) => caseId.endsWith('#below-the-rate'));
    expect(seen).toMatchObject({ verdict: 'observed', silence: 'scope-of-the-rate' });
    expect(seen?.message).toMatch(/^calls are refused for their rate \(60007\), though fewer than 200/);
  });

  test('that others call as often as it may be is given up', async () => {
    const mock = await startApp({ others: { callsPerSecond: 200 } });
    const checked = await check(mock, oneCase);
    expect(checked.summary.violations).toEqual([]);
    expect(checked.code).toBe(6);
    expect(reasons(checked)).toEqual([expect.stringMatching(/somebody else calls the same app$/)]);
  });

  test('in which a user of the pool has joined enough is asked with the others', async () => {
    const mock = await startApp({ limits: { accountsPerSubscriber: 1 } });
    await join(mock, 'busy');
    const users = { mode: 'pool', pool: ['one', 'busy', 'two', 'three', 'four', 'five'] };
    const asked = await check(mock, 'add_subscriber/sequence/*seed-1-11', {
      users,
      limits: { accountsPerSubscriber: 1 },
    });
    expect([reasons(asked), asked.code]).toEqual([[], 0]);
    const unknown = await check(mock, 'add_subscriber/sequence/*seed-1-11', {
      users: { mode: 'pool', pool: users.pool.slice(0, 5) },
    });
    expect(unknown.code).toBe(6);
    expect(reasons(unknown)).toEqual([expect.stringMatching(/^"busy" of the pool is in 1 account already/)]);
  });
});

test('an app of which only a ready signature is known is asked what needs no other one, and told why not the rest', async () => {
  const mock = await startApp({});
  const [app] = mock.apps;
  if (app === undefined) throw new Error('a mock has apps');
  const { sdkAppId, identifier, secretKey } = app;
  const userSig = new Api(sdkAppId, secretKey).genUserSig(identifier, 3600);
  const regions = { [app.region]: { sdkAppId, identifier, userSig } };
  const { code, verdicts } = await check(mock, 'add_subscriber/auth/*', { regions });
  expect(code).toBe(0);
  const unjudged = verdicts.filter(({ verdict }) => verdict === 'unjudged');
  expect(new Set(unjudged.map(({ why, message }) => `${why}: ${message}`))).toEqual(
    new Set([
      'not provoked: the case makes a signature of its own, and the region china has a ready one only; set its secretKey',
    ]),
  );
  expect(unjudged.map(({ caseId }) => caseId)).toContain('add_subscriber/auth/usersig#expired');
  expect(verdicts.filter(({ verdict }) => verdict === 'conforms').length).toBeGreaterThan(20);
});
