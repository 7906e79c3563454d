import { expect, test } from 'vitest';
import type { LoadRegion } from '../../../results/records/load-summary.ts';
import { buildLoad } from '../../testing/build-load.ts';
import { histogramOf, scaleOf, seriesOf } from './load-series.ts';

const load = buildLoad({ regions: ['china', 'seoul'], seconds: 20, limitedPerSecond: 5 });
const [china] = load.regions as [LoadRegion, LoadRegion];

test('phases follow each other on one time line, with the pause between them', () => {
  const series = seriesOf(china);
  expect(series).toHaveLength(22);
  expect([series[1], series[2]].map((point) => [point?.phase, point?.atSecond])).toEqual([
    ['lead-in', 1],
    ['steady', 3],
  ]);
});

test('a long profile is thinned evenly', () => {
  const [long] = buildLoad({ regions: ['china'], seconds: 3600 }).regions as [LoadRegion];
  const series = seriesOf(long);
  expect(series.length).toBeLessThanOrEqual(240);
  expect(series.at(-1)?.atSecond).toBeGreaterThan(3580);
});

test('the scale holds every region', () => {
  const scale = scaleOf(load);
  expect(scale.callsPerSecond).toBe(200);
  expect(scale.seconds).toBe(23);
  for (const point of load.regions.flatMap(seriesOf)) {
    expect(point.latencyMs.accepted?.p99 ?? 0).toBeLessThanOrEqual(scale.latencyMs);
  }
});

test('the histogram covers the buckets in use, and counts measured phases only', () => {
  const [first, last] = scaleOf(load).buckets;
  const counts = histogramOf(china, 'accepted');
  expect(
    counts
      .slice(0, first)
      .concat(counts.slice(last + 1))
      .every((count) => count === 0),
  ).toBe(true);
  expect(counts).toEqual(china.phases[1]?.histogram.accepted);
});

test('a profile without any call has a scale all the same', () => {
  const empty = { ...load, regions: [{ ...china, phases: [] }] };
  expect(scaleOf(empty)).toEqual({
    seconds: 1,
    callsPerSecond: 1,
    latencyMs: 1,
    buckets: [0, 0],
    bucketCalls: 1,
  });
});
