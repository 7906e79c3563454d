import { expect, test } from 'vitest';
import type { Verdict } from '../../../results/records/run-contents.ts';
import { buildContract } from '../../../results/testing/build-contract.ts';
import {
  buildExchange,
  buildFinding,
  buildGoal,
  buildVerdict,
} from '../../../results/testing/build-records.ts';
import { explainViolation } from '../../explain-violation.ts';
import { buildLoad } from '../../testing/build-load.ts';
import { buildBrokenRun, buildHeldRun, buildRun, REGIONS } from '../../testing/build-run.ts';
import { groupViolations } from './group-violations.ts';

/** The groups of a run with these verdicts. */
function group(verdicts: readonly Verdict[], exchanges: Parameters<typeof buildRun>[0]['exchanges'] = []) {
  return groupViolations(buildRun({ verdicts, exchanges }), buildContract());
}

/** A case that breaks one clause, as the law behind it found it. */
function violating(caseId: string, finding: Parameters<typeof buildFinding>[0], rest: Partial<Verdict> = {}) {
  const found = buildFinding(finding);
  const { clause, message, expected, actual, exchangeIds } = found;
  const base = { caseId, clause, message, expected, actual, exchangeIds, verdict: 'violates' } as const;
  return buildVerdict({ ...base, findings: [found], ...rest });
}

test('a run that held has none', () => {
  expect(groupViolations(buildHeldRun(), buildContract())).toEqual([]);
});

test('a case that breaks a clause in several regions is one case that lists its regions', () => {
  const [, result] = groupViolations(buildBrokenRun(), buildContract());
  expect(result?.clause).toBe('add_subscriber.response.result-values');
  expect(result?.regions).toEqual(['china', 'jakarta']);
  expect(result?.cases.map(({ sightings }) => sightings.map(({ region }) => region))).toEqual([
    ['china', 'jakarta'],
  ]);
});

test('a clause comes with its words and its source', () => {
  const [, result] = groupViolations(buildBrokenRun(), buildContract());
  expect(result).toMatchObject({
    says: 'Each Result is 0 (failed), 1 (added) or 2 (subscribed before).',
    source: { title: 'Adding Subscribers', part: 'request' },
  });
});

test('a law that is broken all over is one, whatever the operation, the data and the place in a list', () => {
  const clause = 'service.codes.documented';
  const groups = group([
    violating('add_subscriber/a#1', {
      clause,
      expected: 'a code documented for add_subscriber',
      actual: '99',
      pointer: '/L/0',
    }),
    violating('add_subscriber/a#2', {
      clause,
      expected: 'a code documented for add_subscriber',
      actual: '77',
      pointer: '/L/12',
    }),
    violating('get_subscriber_info/a#1', {
      clause,
      expected: 'a code documented for get_subscriber_info',
      actual: '99',
      pointer: '/L/3',
    }),
  ]);
  expect(groups).toHaveLength(1);
  expect(groups[0]?.operations).toEqual(['add_subscriber', 'get_subscriber_info']);
  expect(groups[0]?.actuals).toEqual([
    { actual: '99', cases: 2 },
    { actual: '77', cases: 1 },
  ]);
});

test('a clause that is broken in two ways is two', () => {
  const groups = group([
    violating('a/b/c#1', { clause: 'x.y', expected: 'refused 130004', actual: 'refused 6017' }),
    violating('a/b/c#2', { clause: 'x.y', expected: 'refused 130004', actual: 'accepted with Result 1' }),
    violating('a/b/c#3', { clause: 'x.y', expected: 'refused 130004', actual: 'accepted with Result 1, 0' }),
  ]);
  expect(groups.map(({ cases }) => cases.map(({ caseId }) => caseId))).toEqual([
    ['a/b/c#2', 'a/b/c#3'],
    ['a/b/c#1'],
  ]);
});

test('a region of its own is part of the group, and told', () => {
  const all = REGIONS.map((region) => violating('a/b/c#1', {}, { region }));
  const [result] = group([...all, violating('a/b/c#2', {}, { region: 'jakarta' })]);
  expect(result?.regions).toEqual(REGIONS);
  expect(result?.cases.map(({ sightings }) => sightings.length)).toEqual([6, 1]);
});

test('the case whose request is shortest comes first: few calls, then few bytes, and none about signatures', () => {
  const request = (body: string) => ({ ...buildExchange().request, body });
  const [result] = group(
    [
      violating('a/request/long#1', { exchangeIds: ['e1'] }),
      violating('a/request/short#1', { exchangeIds: ['e2'] }),
      violating('a/auth/shorter#1', { exchangeIds: ['e3'] }),
      violating('a/request/late#1', { exchangeIds: ['e5'] }, { exchangeIds: ['e4', 'e5'] }),
    ],
    [
      buildExchange({ id: 'e1', request: request('{"a":[1,2,3]}') }),
      buildExchange({ id: 'e2', request: request('{"a":1}') }),
      buildExchange({ id: 'e3', request: request('') }),
      buildExchange({ id: 'e4', request: request('') }),
      buildExchange({ id: 'e5', request: request('') }),
    ],
  );
  expect(result?.cases.map(({ caseId }) => caseId)[0]).toBe('a/request/short#1');
  expect(result?.shortest.exchanges.map(({ id }) => id)).toEqual(['e2']);
});

test('what most cases found after something else comes right after it', () => {
  const cause = { law: 'cause', clause: 'x.cause' };
  const both = [buildFinding(cause), buildFinding({ law: 'effect', clause: 'x.effect' })];
  const groups = group([
    violating('a/b/c#1', cause, { findings: both }),
    violating('a/b/c#2', cause, { findings: both }),
    violating('a/b/c#3', { law: 'effect', clause: 'x.effect' }),
    ...[4, 5].map((each) => violating(`a/b/c#${each}`, { clause: 'x.other' })),
  ]);
  expect(groups.map(({ clause, follows }) => [clause, follows?.clause])).toEqual([
    ['x.cause', undefined],
    ['x.effect', 'x.cause'],
    ['x.other', undefined],
  ]);
});

test('the clause that shows in the most cases comes first, of equals what every operation promises', () => {
  const groups = group([
    violating('a/b/c#1', { clause: 'x.rare' }),
    violating('a/b/c#2', { clause: 'service.rare' }),
    violating('a/b/c#3', { clause: 'x.often' }),
    violating('a/b/c#4', { clause: 'x.often' }),
  ]);
  expect(groups.map(({ clause, cases }) => [clause, cases.length])).toEqual([
    ['x.often', 2],
    ['service.rare', 1],
    ['x.rare', 1],
  ]);
});

test('a load goal that broke a clause is among them, without a verdict', () => {
  const goal = buildGoal({ held: false, meaning: 'violation', clause: 'service.limits.calls-per-second' });
  const load = buildLoad({ regions: ['china'] });
  const loads = [{ ...load, regions: load.regions.map((region) => ({ ...region, goals: [goal] })) }];
  const [result] = groupViolations(buildRun({ verdicts: [], exchanges: [], loads }), buildContract());
  expect(result?.cases[0]?.caseId).toBe('add_subscriber/load/throughput#sent-as-planned');
  expect(result?.cases[0]?.sightings[0]).not.toHaveProperty('verdict');
});

test('a call to the domain of another region is told with both', () => {
  const at = (domain: string) => {
    const { request } = buildExchange();
    const exchange = buildExchange({
      id: 'e1',
      region: 'seoul',
      request: { ...request, url: `https://${domain}/x` },
    });
    const [result] = group([violating('a/b/c#1', { exchangeIds: ['e1'] }, { region: 'seoul' })], [exchange]);
    const said = result && explainViolation(result).find(({ name }) => name === 'request')?.text;
    return [result?.domainOf, said?.match(/\([^()]*\)$/)?.[0]];
  };
  expect(at('adminapiger.im.qcloud.com')).toEqual([
    'frankfurt',
    '(the app of seoul, at the domain of frankfurt)',
  ]);
  expect(at('adminapikr.im.qcloud.com')).toEqual([undefined, '(seoul)']);
});
