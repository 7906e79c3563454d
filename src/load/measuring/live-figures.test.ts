import { expect, test } from 'vitest';
import { sampleLine } from '../../../load/lib/sample.ts';
import { buildSample } from '../testing/build-samples.ts';
import { createLiveFigures } from './live-figures.ts';

const line = (region: number, outcome: 'accepted' | 'limited' | 'failed', latencyMs = 5) =>
  sampleLine(buildSample({ region, outcome, latencyMs }));

test('calls are told apart by region and outcome, per second', () => {
  const live = createLiveFigures(['china', 'seoul']);
  const lines = [line(0, 'accepted'), line(0, 'limited'), line(0, 'failed'), line(1, 'accepted', 80)];
  expect(live.look(lines, 500)).toEqual([
    { region: 'china', perSecond: 6, accepted: 2, limited: 2, other: 2, p99Ms: 5 },
    { region: 'seoul', perSecond: 2, accepted: 2, limited: 0, other: 0, p99Ms: 80 },
  ]);
});

test('the percentile is that of accepted calls of the last ten looks, so that quick refusals do not flatter', () => {
  const live = createLiveFigures(['china']);
  live.look([line(0, 'accepted', 900)], 1000);
  const refused = Array.from({ length: 50 }, () => line(0, 'limited', 1));
  expect(live.look(refused, 1000)[0]?.p99Ms).toBe(900);
  for (let look = 0; look < 9; look++) live.look([line(0, 'accepted', 7)], 1000);
  expect(live.look([], 1000)[0]?.p99Ms).toBe(7);
});

test('a region without calls has no percentile', () => {
  expect(createLiveFigures(['china']).look([], 1000)).toEqual([
    { region: 'china', perSecond: 0, accepted: 0, limited: 0, other: 0 },
  ]);
});
