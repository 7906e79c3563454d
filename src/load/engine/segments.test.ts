import { expect, test } from 'vitest';
import { segmentArguments } from './segments.ts';

test('a generator alone has no segment', () => {
  expect(segmentArguments(0, 1)).toEqual([]);
});

test('segments of several follow each other from 0 to 1, all in the same sequence', () => {
  const sequence = ['--execution-segment-sequence', '0,1/3,2/3,1'];
  expect([0, 1, 2].map((index) => segmentArguments(index, 3))).toEqual([
    ['--execution-segment', '0:1/3', ...sequence],
    ['--execution-segment', '1/3:2/3', ...sequence],
    ['--execution-segment', '2/3:1', ...sequence],
  ]);
});
