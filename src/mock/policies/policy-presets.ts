import type { Contract } from '../../contract/types.ts';
import { coverPairs } from '../../pairwise/cover-pairs.ts';
import type { Policy } from '../types.ts';
import { type OpenQuestion, openQuestions, type PolicyAnswer } from './open-questions.ts';

/** A service that settles open questions in its own way. */
export interface PolicyPreset {
  /** As `--policy` takes it. */
  readonly name: string;
  readonly says: string;
  readonly policy: Policy;
}

/**
 * Questions that concern all calls and are not combined: an app without the service answers nothing else, and one that
 * counts the calls of all operations together refuses whoever asks several operations at their documented rates.
 */
export const ofAllCalls: ReadonlySet<string> = new Set(['service-off', 'scope-of-the-rate']);

/**
 * The policies that have names. Those called `pairs-...` together hold every two admissible answers to any two questions
 * at least once, and every code of every refusal.
 */
export function policyPresets(contract: Contract): readonly PolicyPreset[] {
  const questions = openQuestions(contract).filter(({ silence }) => !ofAllCalls.has(silence.id));
  const strict = 'refuses whatever may be refused';
  const lenient = 'accepts whatever may be accepted';
  return [
    { name: 'strict', says: strict, policy: preferring(questions, true) },
    { name: 'lenient', says: lenient, policy: preferring(questions, false) },
    ...pairs(questions),
  ];
}

/** Questions in which there is no such choice keep the mock's default. */
function preferring(questions: readonly OpenQuestion[], refusing: boolean): Policy {
  const chosen = questions.flatMap(({ silence, answers }) => {
    const found = answers.find(({ refuses }) => refuses === refusing)?.ways[0];
    return found === undefined ? [] : [[silence.id, found] as const];
  });
  return Object.fromEntries(chosen);
}

/** Answers meet in pairs; of an answer that can be given in several ways each row takes the next one. */
function pairs(questions: readonly OpenQuestion[]): readonly PolicyPreset[] {
  const rows = coverPairs(questions.map(({ answers }) => answers.length));
  const columns = questions.map(({ answers }, place) =>
    inTurn(
      answers.map(({ ways }) => ways),
      rows.map((row) => row[place] ?? 0),
    ),
  );
  return rows.map((_, index) => ({
    name: `pairs-${index + 1}`,
    says: 'one of the combinations in which every two answers meet',
    policy: Object.fromEntries(
      questions.map(({ silence }, place) => [silence.id, columns[place]?.[index] ?? silence.mockDefault]),
    ),
  }));
}

/** For each choice of an answer a way to give it: the first time the first way, and so on in a circle. */
function inTurn(
  ways: readonly (readonly PolicyAnswer[])[],
  choices: readonly number[],
): readonly (PolicyAnswer | undefined)[] {
  const times = ways.map(() => 0);
  return choices.map((choice) => {
    const turn = times[choice] ?? 0;
    times[choice] = turn + 1;
    return ways[choice]?.[turn % ways[choice].length];
  });
}
