import { expect, test } from 'vitest';
import type { CapacityResult, CapacityTrial } from '../../results/records/capacity.ts';
import type { Summary } from '../../results/records/summary.ts';
import { describeCapacity } from './describe-capacity.ts';

const trial: CapacityTrial = {
  ratePerSecond: 400,
  held: true,
  why: '',
  kind: 'confirm',
  seconds: 15,
  acceptedShare: 1,
  acceptedPerSecond: 400,
  latencyMs: { p50: 2, p99: 12 },
};

function says(limitedBy: CapacityResult['limitedBy']): string {
  const result: CapacityResult = {
    schemaVersion: 1,
    ratePerSecond: 400,
    interval: [400, 440.5],
    trials: [trial, { ...trial, ratePerSecond: 800, held: false, acceptedShare: 0.55 }],
    limitedBy,
    region: 'china',
    batch: 100,
    p99Ms: 1_000,
    confirmed: true,
  };
  const summary = { exitCode: 6, decision: 'inconclusive' } as Summary;
  return describeCapacity(result, summary, 'reports/r/report.html');
}

test('a search ends with its trials as a chart, the answer, its interval and what limited it', () => {
  const lines = says('target').split('\n');
  expect(lines.slice(1, 4).map((line) => line.slice(0, 30))).toEqual([
    '  calls/s  accepted           ',
    '      400  ###################',
    '      800  #############      ',
  ]);
  expect(lines).toContain('capacity   400 calls/s, 40,000 subscribers/s in china');
  expect(lines).toContain('interval   400 to 440.5 calls/s, confirmed by longer trials, 2 trials');
  expect(lines).toContain('limited    by the target');
});

test('where the generator was the limit, it says so instead', () => {
  expect(says('generator')).toContain(
    '\nlimited    by the generator or this machine: the target may take more\n',
  );
});
