import { join } from '../json-pointer.ts';
import { admissibleCodes } from '../look-up.ts';
import type { Contract, Silence } from '../types.ts';
import type { Problem } from './problem.ts';

/** Silences whose default is neither one of the answers nor a code that a refusing answer admits. */
export function* brokenSilences(contract: Contract): Iterable<Problem> {
  for (const silence of Object.values(contract.silences)) {
    if (isAnswer(contract, silence)) continue;
    const must = 'must be one of the answers, or a code that a refusing answer admits';
    const got = `${JSON.stringify(silence.mockDefault)} (answers: ${Object.keys(silence.answers).join(', ')})`;
    yield { file: 'silences.json', pointer: join([silence.id, 'mockDefault']), must, got };
  }
}

function isAnswer(contract: Contract, { id, operation, answers, mockDefault }: Silence): boolean {
  if (typeof mockDefault === 'string') return Object.hasOwn(answers, mockDefault);
  const operations = operation === undefined ? Object.keys(contract.operations) : [operation];
  return operations.every((name) => admissibleCodes(contract, name, `silence:${id}`).has(mockDefault));
}
