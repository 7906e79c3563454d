import { documentedCodes } from '../../contract/look-up.ts';
import type { Contract, Silence, SilenceAnswer } from '../../contract/types.ts';
import { undecided } from '../policy.ts';

/** Codes that stand for "any documented refusal", as far as the operations that are asked document them. */
const anyCodes: readonly number[] = [20001, 130002];

/** An answer as a policy gives it: a name, or the code of a refusal. */
export type PolicyAnswer = string | number;

/** An open question with what the mock may answer to it. */
export interface OpenQuestion {
  readonly silence: Silence;
  /** The admissible answers, each with all the ways in which a policy can give it: its name, codes of a refusal. */
  readonly answers: readonly { readonly refuses: boolean; readonly ways: readonly PolicyAnswer[] }[];
}

/** Every question that the mock decides. */
export function openQuestions(contract: Contract): readonly OpenQuestion[] {
  return Object.values(contract.silences)
    .filter(({ id }) => !Object.hasOwn(undecided, id))
    .map((silence) => ({ silence, answers: answersTo(contract, silence) }));
}

/** Where there are several ways to refuse, a code tells which one only where no other has it; else the name does. */
function answersTo(contract: Contract, silence: Silence): OpenQuestion['answers'] {
  const answers = Object.entries(silence.answers);
  const codes = answers.map(([, answer]) => codesOf(contract, silence, answer));
  const timesOf = (code: number) => codes.flat().filter((other) => other === code).length;
  const severalRefuse = codes.filter((some) => some.length > 0).length > 1;
  return answers.map(([name, { refused }], index) => {
    const own = (codes[index] ?? []).filter((code) => timesOf(code) === 1);
    const byName = refused === undefined || severalRefuse;
    return { refuses: refused !== undefined, ways: byName ? [name, ...own] : own };
  });
}

/** The codes that a refusal is tried with, that of the mock first. */
function codesOf(contract: Contract, silence: Silence, { refused = [] }: SilenceAnswer): readonly number[] {
  if (refused !== 'documented') return refused;
  const { operation, mockDefault } = silence;
  const asked = operation === undefined ? Object.keys(contract.operations) : [operation];
  const documented = anyCodes.filter((code) =>
    asked.every((one) => documentedCodes(contract, one).has(code)),
  );
  return typeof mockDefault === 'number' ? [...new Set([mockDefault, ...documented])] : documented;
}
