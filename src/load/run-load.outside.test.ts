import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import type { Contract } from '../contract/types.ts';
import { startMock } from '../mock/start-mock.ts';
import type { MockOptions } from '../mock/types.ts';
import { createRunFolder } from '../results/create-run-folder.ts';
import type { JournalEntry } from '../results/records/journal.ts';
import type { LoadSummary } from '../results/records/load-summary.ts';
import type { LoadEntry } from '../results/records/summary.ts';
import { mockTarget } from '../target/mock-target.ts';
import type { Target } from '../target/types.ts';
import { createWire } from '../wire/create-wire.ts';
import { findK6 } from './engine/find-k6.ts';
import { type LoadOverrides, type LoadProgress, runLoad } from './run-load.ts';
import { emitAndMerge } from './testing/emit-and-merge.ts';
import { searchCapacity } from './testing/search-capacity.ts';

const short: LoadOverrides = { ratePerSecond: 40, durationMs: 2_000, leadInMs: 1_000 };

let contract: Contract;
let k6: string;
let root: string;

beforeAll(async () => {
  contract = readContract();
  k6 = (await findK6()).path;
  root = mkdtempSync(join(os.tmpdir(), 'oaprobe-load '));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What a load came to. */
interface Came {
  readonly entries: readonly LoadEntry[];
  readonly summary: LoadSummary;
  /** The profile's folder. */
  readonly place: string;
  readonly secretKeys: readonly string[];
  readonly journal: readonly JournalEntry[];
  readonly progress: readonly LoadProgress[];
}

/** Runs a profile against a mock of its own. */
async function load(
  profile: string,
  overrides: LoadOverrides,
  mockOptions: Partial<MockOptions> = {},
  regions: readonly string[] = ['china'],
  change: (target: Target) => Target = (target) => target,
  onProgress: (progress: LoadProgress) => void = () => {},
  signal?: AbortSignal,
): Promise<Came> {
  const mock = await startMock({ contract, ...mockOptions });
  const target = change(
    mockTarget({ ...mock, ...(mockOptions.limits && { limits: mockOptions.limits }) }, regions),
  );
  const header = {
    toolVersion: '0',
    contractHash: contract.hash,
    target: 'mock',
    regions,
    seed: 1,
    commandLine: [],
  };
  const run = createRunFolder({ base: root, out: mkdtempSync(join(root, 'run ')), header });
  const wire = createWire({ target, contract });
  const progress: LoadProgress[] = [];
  let entries: readonly LoadEntry[];
  try {
    const shared = { contract, target, profiles: [profile], overrides, folder: run, k6, wire };
    const tell = (one: LoadProgress) => {
      progress.push(one);
      onProgress(one);
    };
    entries = await runLoad({ ...shared, onProgress: tell, ...(signal && { signal }) });
  } finally {
    await wire.close();
    await run.close();
    await mock.stop();
  }
  const place = join(run.path, 'load', profile);
  const summary = JSON.parse(readFileSync(join(place, 'summary.json'), 'utf8'));
  const lines = readFileSync(join(run.path, 'journal.ndjson'), 'utf8').trim().split('\n');
  const secretKeys = mock.apps.map(({ secretKey }) => secretKey);
  return { entries, summary, place, secretKeys, progress, journal: lines.map((line) => JSON.parse(line)) };
}

const goalsThatFailed = ({ entries }: Came) =>
  entries.flatMap(({ goals }) => goals.filter(({ held }) => !held));
const violations = (came: Came) => goalsThatFailed(came).filter(({ meaning }) => meaning === 'violation');
const goal = ({ entries }: Came, name: string) => entries[0]?.goals.find((one) => one.goal === name);

function leftBehind({ journal }: Came): string[] {
  const removed = new Set(
    journal.filter(({ action }) => action === 'removed').map(({ region, id }) => region + id),
  );
  return journal
    .filter(({ action, region, id }) => action === 'create' && !removed.has(region + id))
    .map(({ id }) => id);
}

// Each test has a mock, a k6 and a folder of its own, and all but two send a few calls a second. What takes longest begins first.
describe.concurrent('the search for the capacity', () => {
  const plan = { batch: 1, p99Ms: 5_000, confirmMs: 3_000 };

  test('comes near the rate of a limiter, in a few trials that are all kept', async () => {
    const out = join(root, 'capacity');
    const rates = { limitPerSecond: 120, firstPerSecond: 120 };
    const { result, entry } = await searchCapacity({ contract, k6, out, plan, ...rates });
    expect(result).toMatchObject({ region: 'china', batch: 1 });
    expect(result.trials.length).toBeLessThanOrEqual(12);
    // Other tests make this machine noisy; how near it comes on a quiet one is told by the tests of the search itself.
    expect(result.ratePerSecond).toBeLessThanOrEqual(124);
    if (result.limitedBy === 'target') expect(result.ratePerSecond).toBeGreaterThanOrEqual(90);
    else expect(result.trials.map(({ why }) => why).join()).toContain('the generator was the limit');
    expect(entry.goals.filter(({ held, meaning }) => !held && meaning === 'violation')).toEqual([]);
    expect(JSON.parse(readFileSync(join(out, 'capacity.json'), 'utf8'))).toEqual(result);
    const places = readdirSync(join(out, 'load', 'capacity')).filter((name) => name.startsWith('trial-'));
    expect(places).toHaveLength(result.trials.length);
  });
});

describe.concurrent('the throughput profile on a mock that keeps its promises', () => {
  test('finds nothing to complain about in two regions, and counts every call', async () => {
    const came = await load('throughput', short, {}, ['china', 'silicon-valley']);
    expect(came.entries.map(({ region }) => region)).toEqual(['china', 'silicon-valley']);
    expect(violations(came)).toEqual([]);
    for (const entry of came.entries) {
      expect(entry.sent + entry.dropped).toBe(80);
      expect(entry.answered).toBe(entry.sent);
      expect(entry.accepted + entry.limited).toBe(entry.sent);
      expect(entry.addedPerSecond).toBe((entry.accepted * 100) / 2);
      expect(entry.goals.find(({ goal: name }) => name === 'read-back')?.held).toBe(true);
      expect(entry.goals.find(({ goal: name }) => name === 'all-added')?.held).toBe(true);
    }
    const [region] = came.summary.regions;
    expect(region?.phases.map(({ phase, measured }) => [phase, measured])).toEqual([
      ['warm-up', false],
      ['lead-in', false],
      ['steady', true],
    ]);
    expect(came.summary.generator.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(leftBehind(came)).toEqual([]);
    expect(came.progress.at(-1)?.sent).toBeGreaterThan(0);
    expect(new Set(came.progress.map(({ phase }) => phase))).toContain('measuring');
    expect(readdirSync(came.place).sort()).toEqual([
      'plan.json',
      'samples.parquet',
      'script.js',
      'summary.json',
    ]);
    expectNoSecrets(came.place, came.secretKeys);
  });

  test('sends and measures the same where three generators share it, at a rate that is no whole number', async () => {
    const overrides = { ...short, ratePerSecond: 40.5, segments: 3 };
    const { entries, place, summary } = await load('throughput', overrides);
    const [entry] = entries;
    expect(entry?.offeredPerSecond).toBe(40.5);
    // On a busy machine a call may leave so late that it counts to the next phase; none is sent twice.
    expect((entry?.sent ?? 0) + (entry?.dropped ?? 0)).toBeGreaterThanOrEqual(81);
    const phases = summary.regions[0]?.phases ?? [];
    const total = (name: 'offered' | 'sent') => phases.reduce((sum, { counts }) => sum + counts[name], 0);
    expect(total('sent')).toBeLessThanOrEqual(total('offered'));
    expect(entry?.addedPerSecond).toBe(((entry?.accepted ?? 0) * 100) / 2);
    expect(entry?.goals.find(({ goal: name }) => name === 'read-back')?.held).toBe(true);
    expect(readdirSync(place)).toContain('samples.parquet');
  });

  test('tells added users from those that are subscribed already', async () => {
    const { entries } = await load('throughput', { ...short, users: 'pool' });
    const [entry] = entries;
    // The pool of 1,000 users is through after ten calls of the warm-up.
    expect(entry?.addedPerSecond).toBe(0);
    expect(entry?.alreadyPerSecond).toBe(((entry?.accepted ?? 0) * 100) / 2);
    expect(entry?.goals.map(({ goal: name }) => name)).not.toContain('all-added');
  });

  test('expects calls above the limit to be refused, and finds that they are', async () => {
    const overrides = { ratePerSecond: 60, durationMs: 10_000, leadInMs: 0 };
    const came = await load('throughput', overrides, { limits: { callsPerSecond: 20 } });
    expect(came.entries[0]?.limited).toBeGreaterThan(100);
    expect(goal(came, 'limit-enforced')?.held).toBe(true);
    expect(violations(came)).toEqual([]);
  });
});

function expectNoSecrets(place: string, secretKeys: readonly string[]): void {
  for (const name of readdirSync(place)) {
    const text = readFileSync(join(place, name), 'latin1');
    for (const secret of secretKeys) expect(text).not.toContain(secret);
    // Every UserSig begins like this: the head of a deflated JSON object.
    expect(text).not.toMatch(/\beJ[A-Za-z0-9*_-]{40}/);
  }
}

describe.concurrent('the throughput profile on a faulty mock', () => {
  test('finds a Result that is not documented, once, with an example', async () => {
    const came = await load('throughput', { ...short, users: 'pool' }, { faults: ['result-3'] });
    expect(violations(came)).toMatchObject([
      {
        goal: 'responses-conform-add_subscriber.response.result-values',
        clause: 'add_subscriber.response.result-values',
      },
    ]);
    expect(came.summary.regions[0]?.findings[0]?.example).toContain('"Result":3');
  });

  test('finds HTTP status 429 where the documentation knows only 200', async () => {
    const overrides = { ...short, ratePerSecond: 60 };
    const came = await load('throughput', overrides, {
      limits: { callsPerSecond: 20 },
      faults: ['http-429-over-limit'],
    });
    expect(violations(came)).toMatchObject([{ clause: 'service.transport.http-status-200' }]);
  });

  test('finds that there is no limit', async () => {
    const overrides = { ratePerSecond: 60, durationMs: 10_000, leadInMs: 0 };
    const came = await load('throughput', overrides, {
      limits: { callsPerSecond: 20 },
      faults: ['rate-limit-absent'],
    });
    expect(violations(came)).toMatchObject([
      { goal: 'limit-enforced', clause: 'add_subscriber.limits.calls-per-second' },
    ]);
  });

  test('misses a goal where half the documented rate is refused', async () => {
    // Half of it is 10/s: a lead-in of one second could spread its calls evenly over two windows of the limiter.
    const overrides = { ...short, ratePerSecond: 20, leadInMs: 3_000 };
    const came = await load('throughput', overrides, {
      limits: { callsPerSecond: 20 },
      faults: ['rate-limit-100'],
    });
    expect(goal(came, 'lead-in-unlimited')).toMatchObject({ held: false });
    expect(goal(came, 'limited-at-documented-rate')).toMatchObject({ held: false });
    expect(violations(came)).toEqual([]);
  });

  test('finds that users said to be added are not listed', async () => {
    const came = await load('throughput', short, { faults: ['add-subscriber-not-stored'] });
    expect(violations(came)).toMatchObject([{ goal: 'read-back', clause: 'add_subscriber.state.read-back' }]);
  });
});

describe.concurrent('the batch profile', () => {
  const overrides = { ratePerSecond: 40, durationMs: 2_000 };

  test('has 1 to 100 users accepted and 101 refused', async () => {
    const came = await load('batch', overrides);
    expect(violations(came)).toEqual([]);
    expect(goal(came, 'too-large-refused')?.held).toBe(true);
    expect(goal(came, 'allowed-sizes-accepted')?.held).toBe(true);
    const steady = came.summary.regions[0]?.phases.find(({ measured }) => measured);
    expect(steady?.bySize?.map(({ size }) => size)).toEqual([1, 10, 50, 99, 100, 101]);
    expect(steady?.bySize?.at(-1)?.latencyMs.refused?.count).toBe(steady?.counts.refused);
  });

  test('finds that 101 are accepted', async () => {
    const came = await load('batch', overrides, { faults: ['limit-101-accepted'] });
    expect(violations(came)).toMatchObject([
      { goal: 'too-large-refused', clause: 'add_subscriber.request.list-max-100' },
    ]);
  });
});

describe.concurrent('the limits profile', () => {
  const limits = { accountsPerSubscriber: 5 };

  test('has every place taken and none twice', async () => {
    const came = await load('limits', {}, { limits }, ['china', 'seoul']);
    expect(goalsThatFailed(came).filter(({ meaning }) => meaning !== 'inconclusive')).toEqual([]);
    for (const name of [
      'account-never-overfilled',
      'account-filled',
      'user-never-over-limit',
      'user-reaches-limit',
      'read-back',
    ])
      expect(goal(came, name)).toMatchObject({ held: true });
    expect(leftBehind(came)).toEqual([]);
  });

  test.each([
    ['one-too-many-under-race', 'account-never-overfilled', 'add_subscriber.limits.subscribers-of-account'],
    ['full-account-one-too-few', 'account-filled', 'add_subscriber.limits.subscribers-of-account'],
    ['join-limit-one-late', 'user-never-over-limit', 'add_subscriber.limits.accounts-of-subscriber'],
    ['join-limit-one-early', 'user-reaches-limit', 'add_subscriber.limits.accounts-of-subscriber'],
  ])('with %s, %s does not hold', async (fault, name, clause) => {
    const came = await load('limits', {}, { limits, faults: [fault] });
    expect(violations(came)).toMatchObject([{ goal: name, clause }]);
  });

  test('with a wrong code for a full account, the clause of the limit is broken', async () => {
    const came = await load('limits', {}, { limits, faults: ['full-account-wrong-code'] });
    expect(violations(came)).toMatchObject([
      { goal: 'refused-with-the-code', clause: 'add_subscriber.limits.subscribers-of-account' },
    ]);
  });
});

describe.concurrent('profiles with several kinds of calls', () => {
  const overrides = { ratePerSecond: 20, durationMs: 3_000 };

  test('errors: each wrong call is refused as it should be, among good ones that succeed', async () => {
    const came = await load('errors', overrides);
    expect(violations(came)).toEqual([]);
    const steady = came.summary.regions[0]?.phases.find(({ measured }) => measured);
    expect(steady?.byCall?.length).toBe(8);
    for (const { mustBeRefused, counts } of steady?.byCall ?? [])
      expect(mustBeRefused ? counts.refused : counts.accepted + counts.limited).toBe(counts.sent);
  });

  test.each([
    ['add-subscriber-account-missing-wrong-code', 'unknown-account-refused'],
    ['add-subscriber-official-account-required-accepted', 'account-left-out-refused'],
  ])('errors finds %s', async (fault, name) => {
    const came = await load('errors', overrides, { faults: [fault] });
    expect(violations(came).map((one) => one.goal)).toContain(name);
  });

  test('spike: a jump and the calm on both sides of it are told apart', async () => {
    const came = await load('spike', { ratePerSecond: 20, durationMs: 2_000 });
    const measured = came.summary.regions[0]?.phases.filter((one) => one.measured) ?? [];
    expect(measured.map(({ phase, counts }) => [phase, counts.sent + counts.dropped])).toEqual([
      ['calm', 25],
      ['spike', 40],
      ['after', 25],
    ]);
    expect(violations(came)).toEqual([]);
  });

  test('mixed: who is left at the end was added and not removed', async () => {
    const came = await load('mixed', overrides);
    expect(violations(came)).toEqual([]);
    expect(goal(came, 'read-back')?.held).toBe(true);
    const steady = came.summary.regions[0]?.phases.find(({ measured }) => measured);
    expect(steady?.counts.removed).toBeGreaterThan(0);
  });

  test('mixed asks as the service serves, where that is the second of two requests alone', async () => {
    const came = await load('mixed', overrides, { policy: { 'delete-request-shape': 'table-only' } });
    const steady = came.summary.regions[0]?.phases.find(({ measured }) => measured);
    expect(steady?.counts.removed).toBeGreaterThan(0);
    expect(steady?.counts.failed).toBe(0);
  });

  test('mixed finds that removed users stay', async () => {
    const came = await load('mixed', overrides, { faults: ['delete-subscriber-not-stored'] });
    expect(violations(came)).toMatchObject([{ goal: 'read-back' }]);
  });
});

describe.concurrent('what is emitted for a cluster', () => {
  test('runs in processes as the operator starts them, and is judged as one run when merged', async () => {
    const overrides = { ...short, batch: 10, segments: 2 };
    const { entries, folder, secretKeys } = await emitAndMerge('throughput', overrides, {
      contract,
      k6,
      root,
    });
    expect(entries.map(({ region }) => region)).toEqual(['china', 'seoul']);
    for (const { sent, dropped, accepted, addedPerSecond, goals } of entries) {
      expect(sent + dropped).toBe(80);
      expect(addedPerSecond).toBe((accepted * 10) / 2);
      expect(goals.find(({ goal: name }) => name === 'read-back')?.held).toBe(true);
      expect(goals.filter(({ held, meaning }) => !held && meaning === 'violation')).toEqual([]);
    }
    const journal = readFileSync(join(folder, 'journal.ndjson'), 'utf8').trim().split('\n');
    const accounts = journal
      .map((line) => JSON.parse(line) as JournalEntry)
      .filter(({ kind }) => kind === 'account');
    expect(accounts.map(({ action }) => action).toSorted()).toEqual([
      'create',
      'create',
      'removed',
      'removed',
    ]);
    for (const place of [join(folder, 'k8s'), join(folder, 'samples')]) expectNoSecrets(place, secretKeys);
    const emitted = readdirSync(join(folder, 'k8s')).filter((name) => name.endsWith('.json'));
    const manifests = emitted.map((name) => readFileSync(join(folder, 'k8s', name), 'utf8')).join();
    expect(manifests).toMatch(/"name": "K6_NO_USAGE_REPORT",\s+"value": "true"/);
  });

  test('races for the last places run so too: each race is one pod’s', async () => {
    const { entries } = await emitAndMerge('limits', { segments: 2 }, { contract, k6, root });
    for (const { accepted, goals } of entries) {
      expect(accepted).toBeGreaterThanOrEqual(50);
      expect(goals.filter(({ held, meaning }) => !held && meaning === 'violation')).toEqual([]);
      for (const name of ['account-never-overfilled', 'account-filled', 'read-back'])
        expect(goals.find((one) => one.goal === name)?.held).toBe(true);
    }
  });
});

describe.concurrent('when things go wrong', () => {
  test('a service that goes on refusing after calls came too fast has not recovered', async () => {
    const overrides = { ratePerSecond: 40, durationMs: 2_000, leadInMs: 0, limiterTrial: false as const };
    const came = await load('over-limit', overrides, {
      limits: { callsPerSecond: 20 },
      faults: ['slow-recovery'],
    });
    expect(goal(came, 'recovered')).toMatchObject({ held: false });
    expect(goal(came, 'read-back')?.held).toBe(true);
    expect(violations(came)).toEqual([]);
  });

  test('the signal ends the load, what was measured is kept, and the accounts are removed', async () => {
    const controller = new AbortController();
    const stopInTheMiddle = ({ phase }: LoadProgress) => {
      if (phase === 'steady') controller.abort();
    };
    const overrides = { ...short, durationMs: 60_000 };
    const same = (target: Target) => target;
    const came = await load('throughput', overrides, {}, ['china'], same, stopInTheMiddle, controller.signal);
    expect(came.summary.interrupted).toBe(true);
    expect(came.summary.regions[0]?.phases[0]?.counts.sent).toBeGreaterThan(0);
    expect(goalsThatFailed(came).filter(({ meaning }) => meaning !== 'inconclusive')).toEqual([]);
    expect(existsSync(join(came.place, 'samples.parquet'))).toBe(true);
    expect(leftBehind(came)).toEqual([]);
  });

  test('a region that does not answer is inconclusive, and sends nothing', async () => {
    const nowhere = (target: Target): Target => ({
      ...target,
      resolve: { host: '127.0.0.1', port: 1 },
      readBackMs: 0,
    });
    const came = await load('throughput', short, {}, ['china'], nowhere);
    expect(came.entries[0]).toMatchObject({ sent: 0, answered: 0 });
    expect(new Set(goalsThatFailed(came).map(({ meaning }) => meaning))).toEqual(new Set(['inconclusive']));
    expect(goal(came, 'responses-conform')?.actual).toContain('create_official_account was not answered');
  });
});
