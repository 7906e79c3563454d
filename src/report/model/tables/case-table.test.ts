import { expect, test } from 'vitest';
import { buildVerdict } from '../../../results/testing/build-records.ts';
import { buildCaseTable } from './case-table.ts';

const regions = ['china', 'seoul'];

test('a case is one row with a letter for each region, and a dash where it was not asked', () => {
  const verdicts = [buildVerdict({ caseId: 'a/b/c#1', operation: 'a', clause: 'a.x', region: 'seoul' })];
  const table = buildCaseTable(verdicts, regions);
  expect(table).toEqual({
    regions,
    operations: ['a'],
    clauses: ['a.x'],
    texts: [],
    cases: [['a/b/c#1', 0, [0], '-c']],
  });
});

test('what does not conform has a note, and a note that several share stands once', () => {
  const violated = regions.map((region) =>
    buildVerdict({ caseId: 'a/b/c#1', region, verdict: 'violates', message: 'status must be 200' }),
  );
  const unjudged = buildVerdict({
    caseId: 'a/b/c#2',
    verdict: 'unjudged',
    why: 'not answered',
    message: 'late',
  });
  const { texts, cases } = buildCaseTable([...violated, unjudged], regions);
  expect(texts).toEqual(['status must be 200', 'not answered: late']);
  expect(cases.map((row) => row[4])).toEqual([
    [0, 0],
    [1, -1],
  ]);
});

test('what broke a clause comes first, then what was not judged, what was observed, and the rest by name', () => {
  const verdicts = (['conforms', 'observed', 'unjudged', 'violates', 'conforms'] as const).map(
    (verdict, index) => buildVerdict({ caseId: `a/b/c#${index + 7}`, verdict }),
  );
  const { cases } = buildCaseTable(verdicts, regions);
  expect(cases.map(([caseId]) => caseId)).toEqual(['a/b/c#10', 'a/b/c#9', 'a/b/c#8', 'a/b/c#7', 'a/b/c#11']);
});

test('notes end somewhere, cases never', () => {
  const verdicts = Array.from({ length: 10_000 }, (_, index) =>
    buildVerdict({ caseId: `a/b/c#${index}`, verdict: 'violates', message: `${index} ${'x'.repeat(1000)}` }),
  );
  const { texts, cases } = buildCaseTable(verdicts, regions);
  expect(cases).toHaveLength(10_000);
  expect(texts.join('').length).toBeLessThanOrEqual(400_000);
  expect(texts[0]).toMatch(/^0 x{397}…$/);
});
