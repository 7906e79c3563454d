import { expect, test } from 'vitest';
import type { Finding, Verdict } from '../judge/verdict.ts';
import { alarmsOf } from './alarms-of.ts';

const finding = (clause: string, verdict: Finding['verdict'] = 'violates'): Finding => ({
  law: 'a-law',
  verdict,
  clause,
  expected: '',
  actual: '',
  message: `about ${clause}`,
  exchangeIds: [],
});

const verdict = (caseId: string, clause: string, more: Partial<Verdict> = {}): Verdict => ({
  caseId,
  operation: 'add_subscriber',
  region: 'china',
  clause,
  verdict: 'violates',
  expected: '',
  actual: '',
  message: `about ${clause}`,
  exchangeIds: [],
  elapsedMs: 1,
  ...more,
});

test('each broken clause is told once, by the case that found it first, also where it was not decisive', () => {
  const alarms = alarmsOf([
    verdict('first', 'a', { findings: [finding('a'), finding('b'), finding('c', 'observed')] }),
    verdict('second', 'a'),
    verdict('third', 'd', { verdict: 'observed' }),
    verdict('fourth', 'e', { verdict: 'conforms' }),
  ]);
  expect(alarms).toEqual([
    { caseId: 'first', clause: 'a', message: 'about a' },
    { caseId: 'first', clause: 'b', message: 'about b' },
  ]);
});
