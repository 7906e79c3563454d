import type { EChartsCoreOption } from 'echarts/core';
import type { LoadOutcome, LoadRegion } from '../../../results/records/load-summary.ts';
import { formatBucket } from '../../model/load/chart-values.ts';
import {
  type ChartScale,
  histogramOf,
  OUTCOMES,
  type SeriesPoint,
  seriesOf,
} from '../../model/load/load-series.ts';
import type { Markup } from '../markup.ts';
import { CHART_PX, drawChart, GRID, INK } from './draw-chart.ts';

const FONT_PX = 11;
/** Width of the plot within the grid. */
const PLOT_PX = CHART_PX.width - GRID.left - GRID.right;
const AXIS = {
  axisLabel: { color: INK.text, fontSize: FONT_PX, hideOverlap: true },
  axisLine: { lineStyle: { color: INK.grid } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: INK.grid } },
};

/** Calls per second over time: what was offered as a dashed line, the outcomes of each second as a stack. */
export function drawRates(region: LoadRegion, scale: ChartScale): Markup {
  const points = seriesOf(region);
  const outcomes = OUTCOMES.filter((outcome) => points.some((point) => point[outcome] > 0));
  const option = {
    ...timeAxes(scale, scale.callsPerSecond),
    series: [
      ...outcomes.map((outcome) => stackOf(points, outcome, scale.seconds)),
      {
        ...lineOf(points, INK.offered, ({ offered }) => offered, 'dashed'),
        step: 'middle',
        markArea: leadIn(points),
      },
    ],
  };
  return drawChart(option, `Calls per second over time in ${region.region}`);
}

/** Percentiles of accepted calls over time, in ms. */
export function drawLatency(region: LoadRegion, scale: ChartScale): Markup {
  const points = seriesOf(region);
  const dashes = { p50: 'solid', p95: 'dashed', p99: 'dotted' } as const;
  const option = {
    ...timeAxes(scale, scale.latencyMs),
    series: (['p50', 'p95', 'p99'] as const).map((name) => ({
      ...lineOf(points, INK[name], ({ latencyMs }) => latencyMs.accepted?.[name], dashes[name]),
      ...(name === 'p50' ? { markArea: leadIn(points) } : {}),
    })),
  };
  return drawChart(option, `Latency percentiles over time in ${region.region}`);
}

/** How many calls took how long, by outcome; both axes are logarithmic, so that a few slow or refused calls show. */
export function drawHistogram(region: LoadRegion, scale: ChartScale, bucketsMs: readonly number[]): Markup {
  const [first, last] = scale.buckets;
  const names = bucketsMs
    .concat(Number.POSITIVE_INFINITY)
    .slice(first, last + 1)
    .map(formatBucket);
  const series = OUTCOMES.flatMap((outcome) => {
    const counts = histogramOf(region, outcome).slice(first, last + 1);
    return counts.some((count) => count > 0) ? [barsOf(counts, INK[outcome])] : [];
  });
  const option = {
    grid: GRID,
    xAxis: { ...AXIS, type: 'category', data: names, splitLine: { show: false } },
    yAxis: {
      ...AXIS,
      type: 'log',
      min: 0.7,
      max: scale.bucketCalls * 1.2,
      axisLabel: { ...AXIS.axisLabel, formatter: powerOfTen },
    },
    series,
  };
  return drawChart(option, `Calls by latency and outcome in ${region.region}`);
}

function timeAxes({ seconds }: ChartScale, highest: number): EChartsCoreOption {
  return {
    grid: GRID,
    xAxis: {
      ...AXIS,
      type: 'value',
      min: 0,
      max: seconds,
      splitLine: { show: false },
      axisLabel: { ...AXIS.axisLabel, formatter: '{value} s' },
    },
    yAxis: { ...AXIS, type: 'value', min: 0, max: roundUp(highest * 1.05), splitNumber: 4 },
  };
}

type Dash = 'solid' | 'dashed' | 'dotted';

function lineOf(
  points: readonly SeriesPoint[],
  color: string,
  pick: (point: SeriesPoint) => number | undefined,
  type: Dash = 'solid',
) {
  return {
    type: 'line',
    silent: true,
    showSymbol: false,
    color,
    lineStyle: { color, width: 1.75, type },
    data: points.flatMap((point, index) => [
      ...(points[index - 1] && points[index - 1]?.phase !== point.phase ? [[point.atSecond, null]] : []),
      [point.atSecond + 0.5, pick(point) ?? null],
    ]),
  };
}

/** The calls of each second with this outcome, to stand on those of the outcomes before it. */
function stackOf(points: readonly SeriesPoint[], outcome: LoadOutcome, seconds: number) {
  const every = (points[1]?.atSecond ?? 1) - (points[0]?.atSecond ?? 0);
  return {
    type: 'bar',
    silent: true,
    stack: 'outcomes',
    barWidth: Math.max(1, (every * 0.86 * PLOT_PX) / seconds),
    itemStyle: { color: INK[outcome], opacity: 0.75 },
    data: points.map((point) => [point.atSecond + 0.5, point[outcome] || null]),
  };
}

function barsOf(counts: readonly number[], color: string) {
  return {
    type: 'bar',
    silent: true,
    barGap: '-100%',
    barCategoryGap: '12%',
    itemStyle: { color, opacity: 0.8 },
    data: counts.map((count) => count || null),
  };
}

/** Shades the phases that do not count. */
function leadIn(points: readonly SeriesPoint[]) {
  const phases = [
    ...Map.groupBy(
      points.filter(({ measured }) => !measured),
      ({ phase }) => phase,
    ),
  ];
  const data = phases.map(([, own]) => [
    { xAxis: own[0]?.atSecond },
    { xAxis: (own.at(-1)?.atSecond ?? 0) + 1 },
  ]);
  return { silent: true, itemStyle: { color: INK.shade, opacity: 0.5 }, label: { show: false }, data };
}

/** Names powers of ten alone: the ends of the axis lie anywhere. */
function powerOfTen(value: number): string {
  return value >= 1 && Number.isInteger(Math.log10(value)) ? value.toLocaleString('en') : '';
}

/** The next of 1, 2, 2.5, 5 times a power of ten, with a quarter of it as step. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8].find((factor) => factor * power >= value) ?? 10);
}
