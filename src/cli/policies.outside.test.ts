import { describe, expect, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import type { Silence } from '../contract/types.ts';
import { undecided } from '../mock/policy.ts';
import { checkMock } from './testing/check-mock.ts';

const contract = readContract();

/** Codes that stand for "any documented refusal". */
const anyCodes = [20001, 130002];

/** An app without the service answers nothing else, so there is nothing to hold. */
const ofAllCalls = new Set(['service-off']);

/** Every admissible answer to a question but the one that the mock gives anyway. */
function answersOf({ answers, mockDefault }: Silence): readonly (string | number)[] {
  const severalRefuse = Object.values(answers).filter(({ refused }) => refused !== undefined).length > 1;
  const all = Object.entries(answers).flatMap(([name, { refused }]): readonly (string | number)[] => {
    const codes = refused === 'documented' ? anyCodes : (refused ?? []);
    return refused === undefined || severalRefuse ? [name, ...codes] : codes;
  });
  return [...new Set(all)].filter((answer) => answer !== mockDefault);
}

const policies = Object.values(contract.silences)
  .filter(({ id }) => !(id in undecided) && !ofAllCalls.has(id))
  .flatMap((silence) => answersOf(silence).map((answer) => ({ silence: silence.id, answer })));

describe('a server that answers an open question otherwise', () => {
  test.each(policies)('$silence: $answer breaks no clause', async ({ silence, answer }) => {
    const verdicts = await checkMock({ policy: { [silence]: answer } });
    const violations = verdicts.filter(({ verdict }) => verdict === 'violates');
    expect(violations.map(({ caseId, message }) => `${caseId}: ${message}`)).toEqual([]);
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
