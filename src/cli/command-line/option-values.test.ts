import { expect, test } from 'vitest';
import { optionValues } from './option-values.ts';

test('reads both ways of writing an option, in order', () => {
  const commandLine = ['check', '--fault', 'one', '--json', '--fault=two=2', '--faulty', 'x'];
  expect(optionValues(commandLine, '--fault')).toEqual(['one', 'two=2']);
});

test('gives nothing for an option that is absent or has no value', () => {
  expect(optionValues(['check'], '--fault')).toEqual([]);
  expect(optionValues(['check', '--fault'], '--fault')).toEqual([]);
});
