import { expect, test } from 'vitest';
import { readTrialCalls } from './trial-calls.ts';

test('lines of a trial become calls with the time in which each was decided; a line that is cut off is none', () => {
  const lines = [
    '0\t3\t0\t1000\t1007\t0\tpassed',
    '1\t0\t1\t2000\t2009\t4.7\tlimited',
    '0\t3\t0\t1010\t11010\t0\tunknown',
  ];
  const calls = readTrialCalls(`${lines.join('\n')}\n0\t3\t0\t10`);
  expect(calls.get(0)).toEqual([
    { fromMs: 999, toMs: 1008, other: false, connection: 3, passed: true },
    { fromMs: 1009, toMs: 11_011, other: false, connection: 3 },
  ]);
  expect(calls.get(1)).toEqual([{ fromMs: 2003, toMs: 2010, other: true, connection: 0, passed: false }]);
});
