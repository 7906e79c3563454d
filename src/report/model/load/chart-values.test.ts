import { expect, test } from 'vitest';
import { buildLoad } from '../../testing/build-load.ts';
import {
  type ChartValues,
  formatBucket,
  histogramValues,
  latencyValues,
  rateValues,
} from './chart-values.ts';
import { scaleOf } from './load-series.ts';

const load = buildLoad({ regions: ['china'], seconds: 4, limitedPerSecond: 14 });
const [region] = load.regions;
if (region === undefined) throw new Error('a profile has a region');
const scale = scaleOf(load);
const all: readonly (readonly [string, ChartValues])[] = [
  ['rates', rateValues(region, scale)],
  ['latencies', latencyValues(region, scale)],
  ['histogram', histogramValues(region, scale, load.bucketsMs)],
];

test.each(all)(
  'every row of %s has a cell for each head, and stands further along than the one before',
  (_, values) => {
    for (const { cells, at } of values.rows) {
      expect(cells).toHaveLength(values.heads.length);
      expect(at).toBeGreaterThan(0);
      expect(at).toBeLessThan(1);
    }
    expect(values.rows.map(({ at }) => at)).toEqual(
      values.rows.map(({ at }) => at).toSorted((a, b) => a - b),
    );
  },
);

test('what happened to the calls of a second is told, and what never happened is left out', () => {
  const { heads, rows } = rateValues(region, scale);
  expect(heads).toEqual(['second', 'offered', 'sent', 'accepted', 'limited', 'added']);
  expect(rows.find(({ counted }) => counted)?.cells).toEqual(['3', '200', '200', '186', '14', '18,600']);
  expect(rows[0]).toMatchObject({ counted: false });
});

test.each([
  [2.83, '2.8 ms'],
  [64, '64 ms'],
  [2048, '2.0 s'],
  [undefined, 'more'],
] as const)('a bucket up to %s ms is called %s', (upToMs, name) => {
  expect(formatBucket(upToMs)).toBe(name);
});
