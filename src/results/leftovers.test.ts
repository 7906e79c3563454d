import { describe, expect, test } from 'vitest';
import { leftoversOf } from './leftovers.ts';
import type { JournalEntry } from './records/journal.ts';

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

  test('holds the users of a subscription who have not left it', () => {
    const about = { ...entry('subscribe', 'a'), kind: 'subscription' as const };
    const journal: JournalEntry[] = [
      entry('create', 'a'),
      { ...about, users: ['u1', 'u2'] },
      { ...about, users: ['u2', 'u3'] },
      { ...about, action: 'removed', users: ['u1'] },
    ];
    expect(leftoversOf(journal)).toEqual([
      { region: 'china', kind: 'account', id: 'a' },
      { region: 'china', kind: 'subscription', id: 'a', users: ['u2', 'u3'] },
    ]);
    expect(leftoversOf([...journal, { ...about, action: 'removed', users: ['u2', 'u3'] }])).toHaveLength(1);
    expect(leftoversOf([...journal, entry('removed', 'a')])).toEqual([]);
  });

  test('leaves out subscriptions of users of its own, who are gone with the account', () => {
    const own: JournalEntry = { ...entry('subscribe', 'a'), kind: 'subscription' };
    expect(leftoversOf([entry('create', 'a'), own]).map(({ kind }) => kind)).toEqual(['account']);
  });
});
