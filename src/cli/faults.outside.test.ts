import { afterAll, describe, expect, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import { faultsOf } from '../mock/faults/catalogue.ts';
import { harmlessChanges } from '../mock/faults/harmless.ts';
import { openTrialPool } from '../selftest/trial-pool.ts';
import { checkMock } from './testing/check-mock.ts';

/** What no suite brings about yet: races within one case, messages that are read, messages in quick succession. */
const notYet = new Set([
  'official-account-msg-get-simple-from-account-of-other-type',
  'official-account-msg-get-simple-is-place-msg-of-other-type',
  'official-account-msg-get-simple-msg-key-of-other-type',
  'official-account-msg-get-simple-msg-seq-of-other-type',
  'official-account-msg-get-simple-msg-time-stamp-of-other-type',
  'send-official-account-msg-message-too-soon-accepted',
  'race-last-place-given-twice',
  'race-last-join-given-twice',
  'race-result-1-twice',
  'race-removed-twice',
  'race-write-lost',
  'race-count-lost',
  'race-id-given-twice',
]);

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
  const visible = faultsOf(contract).filter(({ name, seenBy }) => seenBy === 'check' && !notYet.has(name));

  test.each(visible)('$name is caught, under its clause $clause', { timeout: trialsMs }, async ({ name }) => {
    expect(await tried(name)).toMatchObject({ outcome: 'caught' });
  });
});

describe.concurrent('a server that does otherwise what nobody promised', () => {
  test.each(harmlessChanges)('$name: $says No alarm.', { timeout: trialsMs }, async ({ name }) => {
    expect(await tried(name)).toMatchObject({ outcome: 'silent', alarms: [] });
  });
});
