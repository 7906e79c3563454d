import { describe, expect, test } from 'vitest';
import type { JournalEntry } from './journal.ts';
import { leftoversOf } from './leftovers.ts';

const entry = (action: JournalEntry['action'], id: string, region = 'china'): JournalEntry => ({
  at: '2026-01-01T00:00:00.000Z',
  action,
  region,
  kind: 'account',
  id,
});

describe('what a journal leaves', () => {
  test('is what was created and not removed, once each', () => {
    const journal = [
      entry('create', 'a'),
      entry('created', 'a'),
      entry('create', 'b'),
      entry('removed', 'a'),
    ];
    expect(leftoversOf(journal).map(({ id }) => id)).toEqual(['b']);
  });

  test('holds what was created again after its removal', () => {
    const journal = [entry('create', 'a'), entry('removed', 'a'), entry('create', 'a')];
    expect(leftoversOf(journal)).toEqual([{ region: 'china', kind: 'account', id: 'a' }]);
  });

  test('tells two targets of a run apart', () => {
    const other = { ...entry('create', 'a'), target: 'other' };
    const journal = [entry('create', 'a'), other, entry('removed', 'a')];
    expect(leftoversOf(journal)).toEqual([{ region: 'china', kind: 'account', id: 'a', target: 'other' }]);
    expect(leftoversOf([...journal, { ...other, action: 'removed' }])).toEqual([]);
  });

  test('tells the same id in two regions apart', () => {
    const journal = [entry('create', 'a'), entry('create', 'a', 'seoul'), entry('removed', 'a')];
    expect(leftoversOf(journal)).toEqual([{ region: 'seoul', kind: 'account', id: 'a' }]);
  });
});
