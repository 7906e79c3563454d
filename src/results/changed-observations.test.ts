import { expect, test } from 'vitest';
import { changedObservations } from './changed-observations.ts';

const china = (silence: string, answer: string) => ({ silence, region: 'china', answer });

test('a question that a region answers otherwise than before has changed', () => {
  const before = [china('a', 'x'), china('b', 'y'), china('gone', 'z')];
  const now = [
    china('a', 'x'),
    china('b', 'other'),
    china('new', 'z'),
    { ...china('a', 'w'), region: 'seoul' },
  ];
  expect(changedObservations(now, before)).toEqual([
    { silence: 'b', region: 'china', before: ['y'], now: ['other'] },
  ]);
});

test('the order of several answers does not matter, their number does', () => {
  const both = [china('a', 'x'), china('a', 'y')];
  expect(changedObservations(both, both.toReversed())).toEqual([]);
  expect(changedObservations([china('a', 'x')], both)).toHaveLength(1);
});
