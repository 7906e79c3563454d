import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import type { Contract } from '../../contract/types.ts';
import { startMock } from '../../mock/start-mock.ts';
import type { MockOptions } from '../../mock/types.ts';
import { createRunFolder } from '../../results/create-run-folder.ts';
import type { Limiter } from '../../results/records/limiter.ts';
import { mockTarget } from '../../target/mock-target.ts';
import { createWire } from '../../wire/create-wire.ts';
import { findK6 } from '../engine/find-k6.ts';
import { planRun } from '../plan-profiles.ts';
import { tryLimiter } from './try-limiter.ts';

let contract: Contract;
let k6: string;
let root: string;

beforeAll(async () => {
  contract = readContract();
  k6 = (await findK6()).path;
  root = mkdtempSync(join(os.tmpdir(), 'oaprobe-limiter-'));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A limit that any machine can exceed far enough, in calls per second. */
const callsPerSecond = 40;

/** What a trial says of a mock, and whether its calls were kept. */
async function fingerprintOf(
  options: Omit<Partial<MockOptions>, 'limits'> & { limits?: { burst: number } },
): Promise<{ limiter: Limiter; kept: boolean }> {
  const limits = { callsPerSecond, ...options.limits };
  const mock = await startMock({ contract, ...options, limits });
  const target = mockTarget({ ...mock, limits: { callsPerSecond } }, ['china']);
  const header = {
    toolVersion: '0',
    contractHash: contract.hash,
    target: 'mock',
    regions: ['china'],
    seed: 1,
    commandLine: [],
  };
  const folder = createRunFolder({ base: root, out: mkdtempSync(join(root, 'run-')), header });
  const wire = createWire({ target, contract });
  const shared = { contract, target, profiles: ['over-limit'], overrides: {}, folder, k6, wire };
  const [planned] = planRun(['over-limit'], {}, target, contract);
  if (planned === undefined) throw new Error('over-limit must be planned');
  try {
    const limiters = await tryLimiter({ ...shared, ...planned, turn: 0, k6Version: '' });
    const kept = existsSync(join(folder.path, planned.place, 'limiter.parquet'));
    return { limiter: limiters.get('china') as Limiter, kept };
  } finally {
    await wire.close();
    await folder.close();
    await mock.stop();
  }
}

/** On a machine that is busy with other things a trial may not tell; then it says how badly moments are known. */
function expectKind({ limiter }: { limiter: Limiter }, kind: Limiter['kind'], scope: Limiter['scope']): void {
  const evidence = limiter.evidence.join('\n');
  expect([kind, 'unknown'], evidence).toContain(limiter.kind);
  expect([scope, 'unknown'], evidence).toContain(limiter.scope);
  if (limiter.kind === 'unknown')
    expect(evidence).toMatch(/cannot tell|no kind explains|would not have shown|too few/);
}

// Each has a mock, a k6 and a folder of its own, and sends some hundred calls a second at most.
describe.concurrent('the limiter of a mock is known by its kind', () => {
  test.each([
    {
      kind: 'sliding',
      scope: 'app',
      windowMs: 1000,
      options: { policy: { 'window-of-the-rate': 'sliding', 'scope-of-the-rate': 'app' } },
    },
    {
      kind: 'fixed',
      scope: 'operation',
      windowMs: 1000,
      options: { policy: { 'window-of-the-rate': 'fixed' } },
    },
    {
      kind: 'bucket',
      scope: 'operation',
      windowMs: 500,
      options: { policy: { 'window-of-the-rate': 'bucket' }, limits: { burst: 20 } },
    },
  ] as const)('$kind, by $scope', async ({ kind, scope, windowMs, options }) => {
    const said = await fingerprintOf(options);
    expectKind(said, kind, scope);
    expect(said.kept).toBe(true);
    if (said.limiter.kind === 'unknown') return;
    expect(Math.abs((said.limiter.ratePerSecond ?? 0) / callsPerSecond - 1)).toBeLessThan(0.05);
    expect(Math.abs((said.limiter.windowMs ?? 0) / windowMs - 1)).toBeLessThan(0.15);
  });

  test('none', async () => {
    const { limiter } = await fingerprintOf({ faults: ['rate-limit-absent'] });
    expect(limiter).toMatchObject({ ratePerSecond: null, burst: null, windowMs: null });
    expectKind({ limiter }, 'none', 'unknown');
  });

  test('of each connection', async () => {
    const { limiter } = await fingerprintOf({ faults: ['rate-limit-per-connection'] });
    expect(['connection', 'unknown'], limiter.evidence.join('\n')).toContain(limiter.scope);
  });
});
