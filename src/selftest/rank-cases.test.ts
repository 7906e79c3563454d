import { describe, expect, test } from 'vitest';
import { suites } from '../../suites/index.ts';
import { deriveCases } from '../check/list-cases.ts';
import { allClauses } from '../contract/look-up.ts';
import { readContract } from '../contract/read-contract.ts';
import { rankCases } from './rank-cases.ts';

const contract = readContract();
const cases = deriveCases(contract, suites, { seed: 1 });
const clauses = allClauses(contract).map(({ id }) => id);

describe('cases ranked by a clause', () => {
  test.each(clauses)('%s: every case is asked once', (clause) => {
    const ranked = rankCases(cases, clause).flat();
    expect(ranked.map(({ id }) => id).sort()).toEqual(cases.map(({ id }) => id).sort());
    expect(rankCases(cases, clause).every((group) => group.length > 0)).toBe(true);
  });

  test('the cases about the clause come first', () => {
    const clause = 'add_subscriber.request.list-max-100';
    const [first = []] = rankCases(cases, clause);
    expect(first.length).toBeGreaterThan(0);
    expect(first).toEqual(cases.filter((one) => one.clause === clause));
  });

  test('a clause without cases begins with one case of each operation and kind', () => {
    const [first = []] = rankCases(cases, 'service.envelope.error-info');
    const kinds = first.map(({ id }) => id.split('/', 2).join('/'));
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(new Set(cases.map(({ operation }) => operation))).toEqual(
      new Set(first.map(({ operation }) => operation)),
    );
  });

  test('without cases there is nothing to ask', () => {
    expect(rankCases([], clauses[0] ?? '')).toEqual([]);
  });
});
