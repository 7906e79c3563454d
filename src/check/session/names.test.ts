import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesOf, runToken } from './names.ts';

const anyName = [fc.string(), fc.string(), fc.string(), fc.integer({ min: 0, max: 99_999 })] as const;

test('account ids keep the documented form, whatever the run and the case are called', () => {
  fc.assert(
    fc.property(...anyName, (run, region, caseId, index) => {
      const id = namesOf(runToken(run), region, caseId).account(index);
      expect(id).toMatch(/^@TOA#_oaprobe-[ -~]+$/);
      expect(id.length).toBeLessThanOrEqual(48);
    }),
  );
});

test('UserIDs keep the documented form', () => {
  fc.assert(
    fc.property(...anyName, (run, region, caseId, index) => {
      expect(namesOf(runToken(run), region, caseId).user(index)).toMatch(/^[A-Za-z0-9_-]{1,32}$/);
    }),
  );
});

test('names of two cases, two regions and two runs differ', () => {
  const names = ['a', 'b'].flatMap((run) =>
    ['china', 'seoul'].flatMap((region) =>
      ['x', 'y'].map((caseId) => namesOf(runToken(run), region, caseId).user(0)),
    ),
  );
  expect(new Set(names).size).toBe(8);
});
