import { expect, test } from 'vitest';
import { buildContract } from '../../results/testing/build-contract.ts';
import { buildVerdict } from '../../results/testing/build-records.ts';
import { buildBrokenRun, buildHeldRun, buildRun } from '../testing/build-run.ts';
import { groupObservations } from './group-observations.ts';

const contract = buildContract();

test('regions that answer alike agree', () => {
  const [seen] = groupObservations(buildHeldRun(), contract);
  expect(seen).toMatchObject({ silence: 'too-many-subscribers', disagree: false });
  expect(seen?.answers).toEqual([{ answer: '6017', says: 'invalid parameter', regions: seen?.regions }]);
});

test('one region that answers otherwise is a disagreement', () => {
  const [seen] = groupObservations(buildBrokenRun(), contract);
  expect(seen?.disagree).toBe(true);
  expect(seen?.answers.map(({ answer, regions }) => [answer, regions.length])).toEqual([
    ['6017', 5],
    ['20001', 1],
  ]);
});

test('a region that was not asked does not disagree', () => {
  const verdicts = [
    buildVerdict({ verdict: 'observed', silence: 'duplicate-subscriber', actual: 'second-already' }),
  ];
  expect(groupObservations(buildRun({ verdicts, exchanges: [] }), contract)[0]?.disagree).toBe(false);
});

test('each question has one example', () => {
  const [seen] = groupObservations(buildHeldRun(), contract);
  expect(seen?.exemplar).toEqual({
    caseId: 'add_subscriber/request/SubscriberList#101',
    region: 'china',
    exchangeIds: ['h0'],
  });
});

test('a question that the contract does not list is shown by its id', () => {
  const verdicts = [buildVerdict({ verdict: 'observed', silence: 'new-question', actual: 'x' })];
  const [seen] = groupObservations(buildRun({ verdicts, exchanges: [] }), contract);
  expect([seen?.silence, seen?.question]).toEqual(['new-question', undefined]);
});
