import { expect, test } from 'vitest';
import { suites } from '../../suites/index.ts';
import { deriveCases } from '../check/list-cases.ts';
import { readContract } from '../contract/read-contract.ts';

const contract = readContract();
const asked = new Set(deriveCases(contract, suites, { seed: 1 }).map(({ silence }) => silence));

test('every open question is asked by a case, or says why none asks it', () => {
  const silent = Object.values(contract.silences).filter(({ notAsked }) => notAsked !== undefined);
  const open = Object.keys(contract.silences).filter((id) => !asked.has(id));
  expect(silent.map(({ id }) => id).sort()).toEqual(open.sort());
});
