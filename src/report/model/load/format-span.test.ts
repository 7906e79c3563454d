import { expect, test } from 'vitest';
import { formatSpan } from './format-span.ts';

test.each([
  [0, '0 s'],
  [0.055, '0.06 s'],
  [5.26, '5.3 s'],
  [100, '1 min 40 s'],
  [3_600, '1 h'],
  [20_000, '5 h 33 min'],
  [86_400 * 3 + 59, '3 d'],
  [7_199.9, '2 h'],
])('%d s is %s', (seconds, text) => {
  expect(formatSpan(seconds)).toBe(text);
});
