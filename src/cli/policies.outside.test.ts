import { describe, expect, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import type { Silence } from '../contract/types.ts';
import { undecided } from '../mock/policy.ts';
import { checkMock } from './testing/check-mock.ts';

const contract = readContract();

/** Codes that stand for "any documented refusal". */
const anyCodes = [20001, 130002];

/** Which shape of a removal a service serves is not found out before the cases: each would have to be told both ways. */
const notYet = new Set(['delete-request-shape']);

/** An app without the service answers nothing else, so there is nothing to hold. */
const ofAllCalls = new Set(['service-off']);

/** Every admissible answer to a question but the one that the mock gives anyway. */
function answersOf({ answers, mockDefault }: Silence): readonly (string | number)[] {
  const all = Object.entries(answers).flatMap(([name, { refused }]): readonly (string | number)[] =>
    refused === undefined ? [name] : refused === 'documented' ? anyCodes : refused,
  );
  return [...new Set(all)].filter((answer) => answer !== mockDefault);
}

const policies = Object.values(contract.silences)
  .filter(({ id }) => !(id in undecided) && !notYet.has(id) && !ofAllCalls.has(id))
  .flatMap((silence) => answersOf(silence).map((answer) => ({ silence: silence.id, answer })));

describe('a server that answers an open question otherwise', () => {
  test.each(policies)('$silence: $answer breaks no clause', async ({ silence, answer }) => {
    const verdicts = await checkMock({ policy: { [silence]: answer } });
    const violations = verdicts.filter(({ verdict }) => verdict === 'violates');
    expect(violations.map(({ caseId, message }) => `${caseId}: ${message}`)).toEqual([]);
  });
});
