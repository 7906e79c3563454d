import { afterAll, describe, expect, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import { openQuestions } from '../mock/policies/open-questions.ts';
import { policyPresets } from '../mock/policies/policy-presets.ts';
import type { Policy } from '../mock/types.ts';
import { openTrialPool } from '../selftest/trial-pool.ts';
import { checkMock } from './testing/check-mock.ts';

const contract = readContract();
const broken = Promise.withResolvers<never>();
const pool = openTrialPool(contract, 2, broken.reject);

afterAll(() => pool.close());

/** All trials together, however many are waited for at once. */
const trialsMs = 900_000;

function tried(name: string, policy: Policy) {
  return Promise.race([pool.run({ name, policy }), broken.promise]);
}

/** An app without the service answers nothing else, so there is nothing to hold. */
const ofAllCalls = 'service-off';

/**
 * Every admissible answer to every question but the one that the mock gives anyway, in one way; the presets below hold all
 * the ways in which an answer can be given.
 */
const answers = openQuestions(contract)
  .filter(({ silence }) => silence.id !== ofAllCalls)
  .flatMap(({ silence, answers }) =>
    answers.flatMap(({ ways: [first = '', ...others] }) =>
      [first, ...others].includes(silence.mockDefault) ? [] : [{ silence: silence.id, answer: first }],
    ),
  );

describe.concurrent('a server that answers an open question otherwise', () => {
  test.each(answers)('$silence: $answer breaks no clause', { timeout: trialsMs }, async (other) => {
    const { silence, answer } = other;
    expect(await tried(`${silence}: ${answer}`, { [silence]: answer })).toMatchObject({ alarms: [] });
  });
});

describe.concurrent('a server that answers all open questions in its own way', () => {
  test.each(policyPresets(contract))('$name breaks no clause', { timeout: trialsMs }, async (preset) => {
    expect(await tried(preset.name, preset.policy)).toMatchObject({ alarms: [] });
  });
});

describe('a server that serves only the second of two documented requests', () => {
  const policy = { 'delete-request-shape': 'table-only' };
  const command = 'delete_subscriber';

  test('is asked in that request, and the answer is named', async () => {
    const verdicts = (await checkMock({ policy })).filter(({ operation }) => operation === command);
    const observed = verdicts.filter(({ silence }) => silence === 'delete-request-shape');
    expect(observed.map(({ actual }) => actual)).toContain('table-only');
    const stories = verdicts.filter(({ caseId }) => caseId.includes('/state/'));
    expect(stories.filter(({ verdict }) => verdict === 'unjudged')).toEqual([]);
  });

  test('has its faults found', async () => {
    const verdicts = await checkMock({ policy, faults: ['delete-subscriber-not-stored'] });
    const broken = verdicts.filter(
      ({ verdict, operation }) => verdict === 'violates' && operation === command,
    );
    expect(broken).not.toEqual([]);
  });
});
