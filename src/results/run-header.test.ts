import { expect, test } from 'vitest';
import { maskArguments, thisMachine } from './run-header.ts';

test('arguments are kept as typed', () => {
  expect(maskArguments(['run', '--target', 'mock'])).toEqual(['run', '--target', 'mock']);
});

test.each([
  [
    ['mock', '--secret-key', 'hush'],
    ['mock', '--secret-key', '***'],
  ],
  [
    ['mock', '--secret-key=hush'],
    ['mock', '--secret-key=***'],
  ],
  [
    ['mock', '--secret-key=hush', '--http'],
    ['mock', '--secret-key=***', '--http'],
  ],
  [
    ['x', 'https://a/?usersig=eJw&b=1'],
    ['x', 'https://a/?usersig=***&b=1'],
  ],
])('%j is stored as %j', (typed, stored) => {
  expect(maskArguments(typed)).toEqual(stored);
});

test('a known secret is masked wherever it stands', () => {
  expect(maskArguments(['check', 'a-hush-b'], ['hush'])).toEqual(['check', 'a-***-b']);
});

test('the machine is described with units', () => {
  const machine = thisMachine();
  expect(machine.cores).toBeGreaterThan(0);
  expect(machine.memoryBytes).toBeGreaterThan(1_000_000);
  expect(machine.node).toMatch(/^v\d+/);
});
