import { beforeAll, describe, expect, test } from 'vitest';
import { compileValidators } from '../contract/compile-validators.ts';
import { readContract } from '../contract/read-contract.ts';
import type { Contract } from '../contract/types.ts';
import type { Target } from '../target/types.ts';
import { planRun } from './plan-profiles.ts';
import { buildTarget } from './testing/build-target.ts';

let contract: Contract;

beforeAll(() => {
  contract = readContract();
});

const mock = (more: Partial<Target> = {}): Target => buildTarget({ name: 'mock', kind: 'mock', ...more });

function plan(name: string, overrides = {}, target = mock()) {
  const [planned] = planRun([name], overrides, target, contract);
  if (planned === undefined) throw new Error('no plan');
  return planned;
}

describe('profiles with several phases', () => {
  const allow = { writes: true, load: true, maxRatePerSecond: 1_000, maxWrites: 1e6, maxAccounts: 20 };
  const rates = (name: string, overrides = {}, target = mock({ allow })) =>
    plan(name, overrides, target).work.phases.map(({ phase, ratePerSecond, measured }) => [
      phase,
      ratePerSecond,
      measured,
    ]);

  test('over-limit goes to 120, 150 and 200 % of the documented rate, and back to half of it', () => {
    expect(rates('over-limit').slice(2)).toEqual([
      ['over-120', 240, true],
      ['over-150', 300, true],
      ['over-200', 400, true],
      ['recovery', 100, false],
    ]);
    expect(rates('over-limit', {}, mock({ allow, limits: { callsPerSecond: 20 } })).slice(1, 4)).toEqual([
      ['lead-in', 19, false],
      ['over-120', 24, true],
      ['over-150', 30, true],
    ]);
  });

  test('--rate takes the place of the rates above the limit, --duration is that of each', () => {
    expect(rates('over-limit', { ratePerSecond: 300 }).slice(2)).toEqual([
      ['over', 300, true],
      ['recovery', 100, false],
    ]);
    const { phases } = plan('over-limit', { durationMs: 12_000 }, mock({ allow })).work;
    expect(phases.slice(2).map(({ durationMs }) => durationMs)).toEqual([12_000, 12_000, 12_000, 5_000]);
  });

  test('the highest of its rates is what it needs permission for', () => {
    const target = mock({ allow: { ...allow, maxRatePerSecond: 250 } });
    expect(() => plan('over-limit', {}, target)).toThrow('needs maxRatePerSecond 400');
    expect(() => plan('over-limit', { ratePerSecond: 240 }, target)).not.toThrow();
    expect(() => plan('spike', {}, target)).not.toThrow();
  });
});

describe('profiles with several kinds of calls', () => {
  const validators = () => compileValidators(contract);
  const templates = (name: string) => plan(name).work.batches?.templates ?? [];

  test('errors: what must be refused breaks its clause, and what must not breaks none', () => {
    for (const { call, text, refusals } of templates('errors')) {
      const body = JSON.parse(text.replace('{account}', '@TOA#_a').replaceAll('{user}', 'oap1234-zz-'));
      const sound = validators().request('add_subscriber', body).length === 0;
      // That the account does not exist is no matter of the schema.
      expect([call, sound]).toEqual([call, refusals.length === 0 || call === 'unknown-account']);
    }
    expect(templates('errors').find(({ call }) => call === 'unknown-account')?.refusals).toEqual([130004]);
  });

  test('mixed: every body is as its operation wants it, and removing comes two seconds after adding', () => {
    for (const { operation, text } of templates('mixed')) {
      const body = JSON.parse(text.replace('{account}', '@TOA#_a').replaceAll('{user}', 'oap1234-zz-'));
      expect(validators().request(operation, body)).toEqual([]);
    }
    const back = templates('mixed').map((template) => template.back);
    expect(back).toEqual([undefined, undefined, undefined, 4 * 80 + 1]);
  });

  test('a pool is filled in without a user twice in a call', () => {
    const users = { mode: 'pool', pool: Array.from({ length: 250 }, (_, index) => `u${index}`) } as const;
    for (const name of ['errors', 'mixed'])
      for (const body of plan(name, {}, buildTarget({ users })).work.pool ?? []) {
        expect(body).not.toContain('{user}');
        const named = body.match(/"u\d+"/g) ?? [];
        expect(new Set(named).size).toBe(named.length);
      }
  });
});
