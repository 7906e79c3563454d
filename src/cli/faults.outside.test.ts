import { describe, expect, test } from 'vitest';
import type { Verdict } from '../judge/verdict.ts';
import { faults } from '../mock/faults/catalogue.ts';
import { checkMock } from './testing/check-mock.ts';

/** Races within one case, which no suite brings about yet. */
const notYet = new Set([
  'race-last-place-given-twice',
  'race-last-join-given-twice',
  'race-result-1-twice',
  'race-removed-twice',
  'race-write-lost',
  'race-count-lost',
  'race-id-given-twice',
]);

const brokenClauses = (verdicts: readonly Verdict[]) =>
  verdicts
    .flatMap((one) => [one, ...(one.findings ?? [])])
    .filter(({ verdict }) => verdict === 'violates')
    .map(({ clause }) => clause);

describe('a server without faults', () => {
  test('breaks no clause, and every case is judged', async () => {
    const verdicts = await checkMock({});
    expect(verdicts.length).toBeGreaterThan(400);
    expect(verdicts.filter(({ verdict }) => verdict === 'violates' || verdict === 'unjudged')).toEqual([]);
  });
});

describe('a listing that cannot be read', () => {
  test('proves nothing: no clause about state counts as kept by it', async () => {
    const verdicts = await checkMock({ faults: ['body-cut-short'] });
    const kept = verdicts.filter(({ caseId }) => caseId.endsWith('/state/read-back#every-answer'));
    expect(kept).toEqual([]);
  });
});

describe('a server with a fault', () => {
  const visible = faults.filter(({ name, seenBy }) => seenBy === 'check' && !notYet.has(name));

  test.each(visible)('$name is caught, under its clause $clause', async ({ name, clause }) => {
    expect(brokenClauses(await checkMock({ faults: [name] }))).toContain(clause);
  });
});
