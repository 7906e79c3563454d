import { expect, test } from 'vitest';
import { deriveCases } from '../src/check/list-cases.ts';
import { readContract } from '../src/contract/read-contract.ts';
import { suites } from './index.ts';
import { unaskedSilences } from './unasked-silences.ts';

const contract = readContract();
const asked = new Set(deriveCases(contract, suites).flatMap(({ silence = [] }) => silence));

test('every open question is asked by a case, or listed with the reason why none asks it', () => {
  const open = Object.keys(contract.silences).filter((id) => !asked.has(id));
  expect(Object.keys(unaskedSilences).sort()).toEqual(open.sort());
});
