import { describe, expect, test } from 'vitest';
import { readPolicies } from '../policy.ts';
import { contract } from '../testing/desk.ts';
import { openQuestions } from './open-questions.ts';
import { ofAllCalls, policyPresets } from './policy-presets.ts';

const presets = policyPresets(contract);
const questions = openQuestions(contract).filter(({ silence }) => !ofAllCalls.has(silence.id));

describe('the named policies', () => {
  test.each(presets)('$name is one that the mock takes', ({ policy }) => {
    expect(() => readPolicies(contract, policy)).not.toThrow();
  });

  test('have names of their own', () => {
    expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length);
  });

  test.each(questions)('together answer $silence.id in every admissible way', ({ silence, answers }) => {
    const given = new Set(presets.map(({ policy }) => policy[silence.id]));
    for (const way of answers.flatMap(({ ways }) => ways)) expect(given).toContain(way);
  });

  test('let every two answers to two questions meet', () => {
    const rows = presets.filter(({ name }) => name.startsWith('pairs-'));
    const answered = questions.map(({ silence, answers }) =>
      rows.map(({ policy }) => answers.findIndex(({ ways }) => ways.includes(policy[silence.id] ?? ''))),
    );
    for (const [one, mine] of answered.entries())
      for (const [other, theirs] of answered.entries()) {
        if (other <= one) continue;
        const met = new Set(mine.map((answer, row) => `${answer} ${theirs[row]}`));
        const all = (questions[one]?.answers.length ?? 0) * (questions[other]?.answers.length ?? 0);
        expect(met.size, `${questions[one]?.silence.id} and ${questions[other]?.silence.id}`).toBe(all);
      }
  });

  test('strict refuses where it may, lenient accepts', () => {
    const policyOf = (name: string) => presets.find((preset) => preset.name === name)?.policy;
    expect(policyOf('strict')).toMatchObject({ 'empty-list': 6017, 'already-subscribed-code': 130005 });
    expect(policyOf('lenient')).toMatchObject({
      'empty-list': 'accepted',
      'already-subscribed-code': 'result-2',
    });
  });
});
