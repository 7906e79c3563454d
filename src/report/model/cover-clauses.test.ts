import { expect, test } from 'vitest';
import { buildContract } from '../../results/testing/build-contract.ts';
import {
  buildFinding,
  buildGoal,
  buildLoadEntry,
  buildVerdict,
} from '../../results/testing/build-records.ts';
import { coverClauses } from './cover-clauses.ts';

function covered(...input: [Parameters<typeof coverClauses>[1], Parameters<typeof coverClauses>[2]]) {
  const clauses = coverClauses(buildContract(), ...input).flatMap((operation) => operation.clauses);
  return clauses
    .filter(({ cases }) => cases > 0)
    .map(({ clause, cases, violated }) => [clause.id, cases, violated]);
}

test('every clause of the contract is listed once, those of the service first', () => {
  const operations = coverClauses(buildContract(), [], []);
  expect(operations.map(({ operation, clauses }) => [operation, clauses.length])).toEqual([
    ['service', 3],
    ['add_subscriber', 5],
    ['get_subscriber_info', 2],
  ]);
});

test('a case counts once however many regions it was asked in', () => {
  const verdicts = [buildVerdict(), buildVerdict({ region: 'seoul' }), buildVerdict({ caseId: 'a/b/c' })];
  expect(covered(verdicts, [])).toEqual([['add_subscriber.request.list-max-100', 2, false]]);
});

test('findings and load goals count too, and tell violations', () => {
  const verdicts = [buildVerdict({ findings: [buildFinding()] })];
  const load = [buildLoadEntry({ goals: [buildGoal({ clause: 'service.limits.calls-per-second' })] })];
  expect(covered(verdicts, load)).toEqual([
    ['service.transport.http-status-200', 1, true],
    ['service.limits.calls-per-second', 1, false],
    ['add_subscriber.request.list-max-100', 1, false],
  ]);
});

test('what was not judged does not count', () => {
  expect(covered([buildVerdict({ verdict: 'unjudged', why: 'not provoked' })], [])).toEqual([]);
});
