import { expect, test } from 'vitest';
import { sampleLine } from '../../load/lib/sample.ts';
import { batchPhases } from './planning/phases.ts';
import type { Work } from './planning/work.ts';
import { tellProgress } from './tell-progress.ts';
import { buildSample } from './testing/build-samples.ts';
import type { LoadProgress } from './types.ts';

const phases = batchPhases({ ratePerSecond: 10, durationMs: 10_000, leadInMs: 0, limitPerSecond: 200 });
const work: Work = {
  phases,
  callsPerIteration: 1,
  calls: 114,
  measuredCalls: 100,
  workers: 5,
  accounts: [{}],
};

const line = (region: number, outcome: 'accepted' | 'limited') =>
  sampleLine(buildSample({ region, outcome }));

function teller() {
  const told: LoadProgress[] = [];
  return { told, tell: tellProgress({ onProgress: (one) => told.push(one) }, 'throughput', work, 2) };
}

test('while calls are sent it says in which phase, what is left, and what each region does', () => {
  const { told, tell } = teller();
  tell.start(['china', 'seoul']);
  tell.load(5_000, []);
  tell.load(6_000, [line(0, 'accepted'), line(1, 'accepted'), line(1, 'limited')]);
  expect(told[1]).toMatchObject({ phase: 'steady', sent: 3, planned: 228, leftMs: expect.any(Number) });
  expect(told[1]?.says).toMatch(
    /^throughput: steady, \d+ s left, 3 of 228 calls; now 3\/s, accepted 2, limited 1, p99 5 ms$/,
  );
  expect(told[1]?.rows.map((row) => row.trim().split(/\s{2,}/)[0])).toEqual(['calls/s', 'china', 'seoul']);
});

test('the time that is left goes down to nothing', () => {
  const { told, tell } = teller();
  for (const ms of [0, 5_000, 10_000, 60_000]) tell.load(ms, []);
  const left = told.map(({ leftMs = -1 }) => leftMs);
  expect(left).toEqual(left.toSorted((a, b) => b - a));
  expect(left.at(-1)).toBe(0);
});

test('a step without calls has neither', () => {
  const { told, tell } = teller();
  tell.step('making accounts');
  expect(told[0]).toMatchObject({ says: 'throughput: making accounts, 0 of 228 calls', rows: [] });
  expect(told[0]?.leftMs).toBeUndefined();
});
