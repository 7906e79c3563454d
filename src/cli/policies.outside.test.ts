import { afterAll, describe, expect, test } from 'vitest';
import { suites } from '../../suites/index.ts';
import { deriveCases } from '../check/list-cases.ts';
import { readContract } from '../contract/read-contract.ts';
import { openQuestions } from '../mock/policies/open-questions.ts';
import { policyPresets } from '../mock/policies/policy-presets.ts';
import type { Policy } from '../mock/types.ts';
import { casesByQuestion } from '../selftest/cases-by-question.ts';
import { openTrialPool } from '../selftest/trial-pool.ts';
import { checkMock } from './testing/check-mock.ts';

const contract = readContract();
const broken = Promise.withResolvers<never>();
const pool = openTrialPool(contract, 2, broken.reject);

afterAll(() => pool.close());

/** All trials together, however many are waited for at once. */
const trialsMs = 900_000;

function tried(name: string, policy: Policy, only?: readonly string[]) {
  return Promise.race([pool.run({ name, policy, ...(only && { only }) }), broken.promise]);
}

/** Which cases each question matters to; the others would only do again what they do of every server. */
const concerned = casesByQuestion({ contract, suites, cases: deriveCases(contract, suites, { seed: 1 }) });

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
    const only = (await concerned).get(silence);
    expect(await tried(`${silence}: ${answer}`, { [silence]: answer }, only)).toMatchObject({ alarms: [] });
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
