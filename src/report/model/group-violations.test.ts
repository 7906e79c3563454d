import { expect, test } from 'vitest';
import { buildContract } from '../../results/testing/build-contract.ts';
import { buildFinding, buildGoal, buildVerdict } from '../../results/testing/build-records.ts';
import { buildLoad } from '../testing/build-load.ts';
import { buildBrokenRun, buildHeldRun, buildRun } from '../testing/build-run.ts';
import { groupViolations } from './group-violations.ts';

test('a run that held has none', () => {
  expect(groupViolations(buildHeldRun(), buildContract())).toEqual([]);
});

test('a case that breaks a clause in several regions is one case that lists its regions', () => {
  const [result] = groupViolations(buildBrokenRun(), buildContract());
  expect(result?.clause).toBe('add_subscriber.response.result-values');
  expect(result?.regions).toEqual(['china', 'jakarta']);
  expect(result?.cases.map(({ sightings }) => sightings.map(({ region }) => region))).toEqual([
    ['china', 'jakarta'],
  ]);
});

test('a clause comes with its words and its source', () => {
  const [result] = groupViolations(buildBrokenRun(), buildContract());
  expect(result).toMatchObject({
    says: 'Each Result is 0 (failed), 1 (added) or 2 (subscribed before).',
    source: { title: 'Adding Subscribers', part: 'request' },
  });
});

test('the clause that shows in the most cases comes first', () => {
  const violating = (caseId: string, clause: string) => buildVerdict({ caseId, clause, verdict: 'violates' });
  const verdicts = [
    violating('a/b/c#1', 'x.rare'),
    violating('a/b/c#2', 'x.often'),
    violating('a/b/c#3', 'x.often'),
  ];
  const groups = groupViolations(buildRun({ verdicts, exchanges: [] }), buildContract());
  expect(groups.map(({ clause, cases }) => [clause, cases.length])).toEqual([
    ['x.often', 2],
    ['x.rare', 1],
  ]);
});

test('each violation carries the finding behind it', () => {
  const findings = [buildFinding({ law: 'other', clause: 'service.envelope.ok-iff-zero' }), buildFinding()];
  const verdicts = [buildVerdict({ verdict: 'violates', findings })];
  const groups = groupViolations(buildRun({ verdicts, exchanges: [] }), buildContract());
  expect(groups.map(({ clause, cases }) => [clause, cases[0]?.sightings[0].finding?.law])).toEqual([
    ['service.envelope.ok-iff-zero', 'other'],
    ['service.transport.http-status-200', 'http-status'],
  ]);
});

test('a load goal that broke a clause is among them, without a verdict', () => {
  const goal = buildGoal({ held: false, meaning: 'violation', clause: 'service.limits.calls-per-second' });
  const load = buildLoad({ regions: ['china'] });
  const loads = [{ ...load, regions: load.regions.map((region) => ({ ...region, goals: [goal] })) }];
  const [group] = groupViolations(buildRun({ verdicts: [], exchanges: [], loads }), buildContract());
  expect(group?.cases[0]?.caseId).toBe('add_subscriber/load/throughput#sent-as-planned');
  expect(group?.cases[0]?.sightings[0]).not.toHaveProperty('verdict');
});
