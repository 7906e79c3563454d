import { afterAll, describe, expect, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import { faultsOf } from '../mock/faults/catalogue.ts';
import { harmlessChanges } from '../mock/faults/harmless.ts';
import { openTrialPool } from '../selftest/trial-pool.ts';
import { checkMock } from './testing/check-mock.ts';

/** All trials together, however many are waited for at once. */
const trialsMs = 900_000;

describe('a server without faults', () => {
  test('breaks no clause, and every case is judged', async () => {
    const verdicts = await checkMock({});
    expect(verdicts.length).toBeGreaterThan(400);
    expect(verdicts.filter(({ verdict }) => verdict === 'violates' || verdict === 'unjudged')).toEqual([]);
  });
});

describe('a listing that cannot be read', () => {
  test('proves nothing: no clause about state counts as kept by it', async () => {
    const verdicts = await checkMock({ faults: ['body-cut-short'] });
    const kept = verdicts.filter(({ caseId }) => caseId.endsWith('/state/read-back#every-answer'));
    expect(kept).toEqual([]);
  });
});

const contract = readContract();
const broken = Promise.withResolvers<never>();
const pool = openTrialPool(contract, 2, broken.reject);
const tried = (name: string) => Promise.race([pool.run({ name }), broken.promise]);

afterAll(() => pool.close());

describe.concurrent('a server with a fault', () => {
  const visible = faultsOf(contract).filter(({ seenBy }) => seenBy === 'check');

  test.each(visible)('$name is caught, under its clause $clause', { timeout: trialsMs }, async ({ name }) => {
    expect(await tried(name)).toMatchObject({ outcome: 'caught' });
  });
});

describe.concurrent('a server that does otherwise what nobody promised', () => {
  test.each(harmlessChanges)('$name: $says No alarm.', { timeout: trialsMs }, async ({ name }) => {
    expect(await tried(name)).toMatchObject({ outcome: 'silent', alarms: [] });
  });
});
