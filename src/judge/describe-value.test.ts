import { expect, test } from 'vitest';
import { describeValue } from './describe-value.ts';

test('a value is shown as JSON with its type, and cut where it is long', () => {
  expect(describeValue('x')).toBe('"x" (string)');
  expect(describeValue(undefined)).toBe('nothing');
  expect(describeValue('y'.repeat(200))).toMatch(/^"y{78}… \(string\)$/);
});

test('an answer that is nested without end is named, and breaks nothing', () => {
  const depth = 200_000;
  const deep: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  expect(describeValue(deep)).toBe('(nested too deeply to show) (array of 1)');
});
