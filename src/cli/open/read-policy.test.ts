import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { readPolicy } from './read-policy.ts';

const contract = readContract();

test('a preset is found by its name, a policy in a file by its path', () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'mine.json'), '{"empty-list": "accepted"}');
  expect(readPolicy('mine.json', contract, folder)).toEqual({ 'empty-list': 'accepted' });
  expect(readPolicy('lenient', contract, folder)).toMatchObject({ 'empty-list': 'accepted' });
});

test('a name that is neither is refused with the nearest one, a file that holds something else with its path', () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'list.json'), '[]');
  writeFileSync(path.join(folder, 'broken.json'), '{');
  expect(() => readPolicy('lenent', contract, folder)).toThrow(/did you mean "lenient"\?/);
  expect(() => readPolicy('list.json', contract, folder)).toThrow(/must hold an object .*list\.json$/);
  expect(() => readPolicy('broken.json', contract, folder)).toThrow(/must be a readable JSON file, .*broken/);
});
