import { expect, test } from 'vitest';
import { suites } from '../../../suites/index.ts';
import { listCases } from '../../check/list-cases.ts';
import { uncoveredClauses } from '../../check/uncovered-clauses.ts';
import { allClauses } from '../../contract/look-up.ts';
import { readContract } from '../../contract/read-contract.ts';
import { describeUncovered } from './describe-uncovered.ts';

const contract = readContract();

test('every clause has a case, a law that every answer or callback is held to, or a stated reason', () => {
  const { unchecked } = uncoveredClauses(contract, listCases(contract, suites, { seed: 1 }));
  expect(unchecked.filter(({ notAsked }) => notAsked === undefined).map(({ id }) => id)).toEqual([]);
});

test('no clause has both a case and a reason for having none', () => {
  const cases = listCases(contract, suites, { seed: 1 });
  const unchecked = new Set(uncoveredClauses(contract, cases).unchecked.map(({ id }) => id));
  const excused = allClauses(contract).filter(({ notAsked }) => notAsked !== undefined);
  expect(excused.filter(({ id }) => !unchecked.has(id)).map(({ id }) => id)).toEqual([]);
});

test('without any case only the laws are left', () => {
  const { byLaws, unchecked } = uncoveredClauses(contract, []);
  expect(byLaws.map(({ id }) => id)).toContain('service.envelope.error-code');
  expect(unchecked.map(({ id }) => id)).toContain('add_subscriber.request.list-max-100');
});

test('the line below the list counts them, with the reasons', () => {
  const text = describeUncovered(contract, listCases(contract, suites, { seed: 1 }));
  expect(text).toMatch(
    /^\d+ clauses have no case: \d+ that every answer or callback is held to, and \d+ that are not checked:\n/,
  );
  expect(text).toContain('    service.auth.service-enabled: It takes an app without the service.');
  expect(text).not.toContain('No reason is stated.');
});
