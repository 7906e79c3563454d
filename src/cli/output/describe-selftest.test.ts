import { expect, test } from 'vitest';
import type { SelftestResult } from '../../selftest/types.ts';
import { exitCodeOf } from '../commands/selftest.ts';
import { describeSelftest } from './describe-selftest.ts';

const good: SelftestResult = {
  faults: 3,
  caught: 3,
  survived: [],
  harmless: 2,
  falseAlarms: [],
  elapsedMs: 1234,
  mutationScore: 100,
  inconclusive: [],
  flaky: [{ fault: 'flaky', everyNth: 40, calls: 57 }],
};

const survivor = { fault: 'hidden', clause: 'a.b.c', says: 'Does wrong.', reportedUnder: ['a.b.d'] };
const alarm = { change: 'slow', caseId: 'a/b/c#d', clause: 'a.b.c', message: 'must be quick' };

test('a good result is told in a few lines, and ends with 0', () => {
  expect(describeSelftest(good, { quiet: false })).toBe(
    [
      'caught    3 of 3 faults: mutation score 100 %',
      'flaky     flaky strikes one call in 40; it took 57 calls to see it',
      'harmless  2 of 2 changes raise no alarm',
      'time      1.2 s',
    ].join('\n'),
  );
  expect(exitCodeOf(good)).toBe(0);
});

test('a survivor is told with its clause and what was noticed, and is a missed goal', () => {
  const result = { ...good, caught: 2, survived: [survivor] };
  const text = describeSelftest(result, { quiet: false });
  expect(text).toContain(
    'x hidden survived (a.b.c)\n    Does wrong.\n    oaprobe check --fault hidden\n    noticed, but only under a.b.d',
  );
  expect(exitCodeOf(result)).toBe(2);
});

test('a false alarm is told with its case, and is a missed goal', () => {
  const result = { ...good, falseAlarms: [alarm, { ...alarm, clause: 'a.b.e' }] };
  const text = describeSelftest(result, { quiet: false });
  expect(text).toContain('harmless  1 of 2 changes raise no alarm');
  expect(text).toContain('x slow raises an alarm (a.b.c)\n    must be quick\n    in a/b/c#d');
  expect(exitCodeOf(result)).toBe(2);
});

test('what the machine was too busy to judge is no survivor, and inconclusive', () => {
  const result = { ...good, caught: 2, inconclusive: ['slow'] };
  expect(describeSelftest(result, { quiet: false })).toContain(
    '? slow was not judged: the machine was too busy',
  );
  expect(exitCodeOf(result)).toBe(6);
  expect(exitCodeOf({ ...result, survived: [survivor] })).toBe(2);
});

test('quietly, one line is enough', () => {
  expect(describeSelftest(good, { quiet: true })).toBe('caught    3 of 3 faults: mutation score 100 %');
});
