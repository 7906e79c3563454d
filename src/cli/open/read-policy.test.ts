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
  expect(readPolicy('mine.json', contract, folder)).toEqual({ policy: { 'empty-list': 'accepted' } });
  expect(readPolicy('lenient', contract, folder)).toMatchObject({ policy: { 'empty-list': 'accepted' } });
});

test('a file may say how much the mock lets through', () => {
  const folder = temporaryFolder();
  const limits = { callsPerSecond: 20, windowMs: 10_000, burst: 5, callScope: 'connection' };
  const file = path.join(folder, 'slow.json');
  writeFileSync(file, JSON.stringify({ 'window-of-the-rate': 'bucket', limits }));
  expect(readPolicy('slow.json', contract, folder)).toEqual({
    policy: { 'window-of-the-rate': 'bucket' },
    limits,
  });
});

test.each([
  [5, /^limits of a policy must be an object, got 5: .*slow\.json$/],
  [
    { windowMS: 5 },
    /^limits of a policy must be known ones, got "windowMS", did you mean "windowMs"\? known: /,
  ],
  [{ windowMs: 0 }, /^limits\.windowMs of a policy must be a number above 0, got 0: /],
  [{ burst: 1.5 }, /^limits\.burst of a policy must be a whole number, 1 or more, got 1\.5: /],
  [
    { callScope: 'user' },
    /^limits\.callScope of a policy must be one of operation, app, connection, got "user": /,
  ],
])('limits that make no sense are refused in one line: %j', (limits, message) => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'slow.json'), JSON.stringify({ limits }));
  expect(() => readPolicy('slow.json', contract, folder)).toThrow(message);
});

test('a name that is neither is refused with the nearest one, a file that holds something else with its path', () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'list.json'), '[]');
  writeFileSync(path.join(folder, 'broken.json'), '{');
  expect(() => readPolicy('lenent', contract, folder)).toThrow(/did you mean "lenient"\?/);
  expect(() => readPolicy('list.json', contract, folder)).toThrow(/must hold an object .*list\.json$/);
  expect(() => readPolicy('broken.json', contract, folder)).toThrow(/must be a readable JSON file, .*broken/);
});
