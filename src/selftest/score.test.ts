import { describe, expect, test } from 'vitest';
import { score } from './score.ts';
import type { Trial } from './types.ts';

const alarm = { caseId: 'a/b/c#d', clause: 'other.clause', message: 'must be' };
const trial = (name: string, outcome: Trial['outcome'], more: Partial<Trial> = {}): Trial => ({
  name,
  says: 'Says.',
  outcome,
  alarms: [],
  calls: 5,
  elapsedMs: 1,
  ...more,
});
const clause = { clause: 'own.clause' };

describe('the score of a selftest', () => {
  test('counts what was caught, and tells of the rest', () => {
    const result = score(
      [
        trial('seen', 'caught', clause),
        trial('unseen', 'survived', clause),
        trial('elsewhere', 'misnamed', { ...clause, alarms: [alarm] }),
        trial('quiet', 'silent'),
        trial('loud', 'alarmed', { alarms: [alarm] }),
      ],
      12.4,
    );
    expect(result).toEqual({
      faults: 3,
      caught: 1,
      survived: [
        { fault: 'unseen', clause: 'own.clause', says: 'Says.', reportedUnder: [] },
        { fault: 'elsewhere', clause: 'own.clause', says: 'Says.', reportedUnder: ['other.clause'] },
      ],
      harmless: 2,
      falseAlarms: [{ change: 'loud', ...alarm }],
      elapsedMs: 12,
      mutationScore: 33.3,
      inconclusive: [],
      flaky: [],
    });
  });

  test('tells how many calls it took to see a fault that strikes now and then', () => {
    const flaky = trial('flaky', 'caught', { ...clause, everyNth: 40 });
    expect(score([flaky], 0).flaky).toEqual([{ fault: 'flaky', everyNth: 40, calls: 5 }]);
  });

  test('never rounds up to a full score', () => {
    const many = Array.from({ length: 1999 }, (_, index) => trial(String(index), 'caught', clause));
    expect(score([...many, trial('unseen', 'survived', clause)], 0).mutationScore).toBe(99.9);
    expect(score(many, 0).mutationScore).toBe(100);
    expect(score([], 0).mutationScore).toBe(100);
  });
});
