import { expect, test } from 'vitest';
import { suites } from '../../suites/index.ts';
import { deriveCases } from '../check/list-cases.ts';
import { readContract } from '../contract/read-contract.ts';
import { casesByQuestion } from './cases-by-question.ts';

const contract = readContract();

test('a question matters to the cases that ask it, and not to those that never come upon it', async () => {
  const pattern = 'add_subscriber/silences/*';
  const cases = deriveCases(contract, suites, { seed: 1, pattern });
  const found = await casesByQuestion({ contract, suites, cases });
  const asking = cases.filter(({ silence }) => silence === 'duplicates-in-batch').map(({ id }) => id);
  expect(asking).not.toEqual([]);
  expect(found.get('duplicates-in-batch')).toEqual(asking);
  expect(found.get('unknown-last-key')).toBeUndefined();
});
