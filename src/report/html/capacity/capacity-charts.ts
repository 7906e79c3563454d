import type { EChartsCoreOption } from 'echarts/core';
import type { CapacityResult, CapacityTrial } from '../../../results/records/capacity.ts';
import type { ChartValues } from '../../model/load/chart-values.ts';
import { chartFigure } from '../chart-figure.ts';
import { drawChart, INK, placeInDrawing } from '../load/draw-chart.ts';
import type { Markup } from '../markup.ts';

const GRID = { left: 46, right: 14, top: 12, bottom: 26 };

const AXIS = {
  axisLabel: { color: INK.text, fontSize: 11, hideOverlap: true },
  axisLine: { lineStyle: { color: INK.grid } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: INK.grid } },
};

/** Part of the calls that was accepted against the rate, a mark for each trial; the answer as a line across. */
export function drawAccepted(result: CapacityResult): Markup {
  const option = {
    ...axesOf(result, 100, '{value} %'),
    series: [
      lineOf(result.trials, INK.accepted, ({ acceptedShare }) => 100 * acceptedShare, 'solid'),
      answerOf(result, 100),
    ],
  };
  const drawing = drawChart(option, `Accepted share by rate, capacity ${result.ratePerSecond} calls/s`);
  const values = valuesOf(result, { 'accepted %': ({ acceptedShare }) => 100 * acceptedShare });
  return chartFigure('Calls accepted by rate', 'calls accepted by rate', drawing, values);
}

/** Latency of accepted calls against the rate; the answer as a line across. */
export function drawLatencyByRate(result: CapacityResult): Markup {
  const highest = 1.1 * Math.max(1, ...result.trials.map(({ latencyMs }) => latencyMs?.p99 ?? 0));
  const option = {
    ...axesOf(result, highest, '{value}'),
    series: [
      lineOf(result.trials, INK.p50, ({ latencyMs }) => latencyMs?.p50, 'solid'),
      lineOf(result.trials, INK.p99, ({ latencyMs }) => latencyMs?.p99, 'dotted'),
      answerOf(result, highest),
    ],
  };
  const drawing = drawChart(option, `Latency by rate, capacity ${result.ratePerSecond} calls/s`);
  const values = valuesOf(result, {
    'p50 ms': ({ latencyMs }) => latencyMs?.p50,
    'p99 ms': ({ latencyMs }) => latencyMs?.p99,
  });
  return chartFigure('Latency of accepted calls by rate, in ms', 'latency by rate', drawing, values);
}

function axesOf({ trials }: CapacityResult, highest: number, formatter: string): EChartsCoreOption {
  return {
    grid: GRID,
    xAxis: {
      ...AXIS,
      type: 'value',
      min: 0,
      max: highestRate(trials),
      splitNumber: 4,
      splitLine: { show: false },
      axisLabel: { ...AXIS.axisLabel, formatter: (rate: number) => `${Math.round(rate)}/s` },
    },
    yAxis: {
      ...AXIS,
      type: 'value',
      min: 0,
      max: highest,
      splitNumber: 4,
      axisLabel: {
        ...AXIS.axisLabel,
        formatter: formatter === '{value}' ? (ms: number) => String(Math.round(ms)) : formatter,
      },
    },
  };
}

/** The end of the axis of rates. */
function highestRate(trials: readonly CapacityTrial[]): number {
  return Math.max(1, ...trials.map(({ ratePerSecond }) => 1.05 * ratePerSecond));
}

type Pick = (trial: CapacityTrial) => number | undefined;

/** The values behind a chart by rate, a column for each of these figures. */
function valuesOf({ trials }: CapacityResult, columns: Readonly<Record<string, Pick>>): ChartValues {
  const highest = highestRate(trials);
  const rows = lastAtEachRate(trials).map((trial) => ({
    at: trial.ratePerSecond / highest,
    cells: [
      trial.ratePerSecond.toLocaleString('en'),
      ...Object.values(columns).map((pick) => pick(trial)?.toFixed(1) ?? '–'),
    ],
    counted: true,
  }));
  return placeInDrawing({ heads: ['calls/s', ...Object.keys(columns)], rows }, GRID);
}

function lineOf(trials: readonly CapacityTrial[], color: string, pick: Pick, type: 'solid' | 'dotted') {
  return {
    type: 'line',
    silent: true,
    symbol: 'circle',
    symbolSize: 6,
    color,
    lineStyle: { color, width: 1.5, type },
    data: lastAtEachRate(trials).map((trial) => [trial.ratePerSecond, pick(trial) ?? null]),
  };
}

/** Of trials at the same rate the last is the longest; what spoiled one before it is in the table. */
function lastAtEachRate(trials: readonly CapacityTrial[]): readonly CapacityTrial[] {
  const byRate = new Map(trials.map((trial) => [trial.ratePerSecond, trial]));
  return [...byRate.values()].toSorted((a, b) => a.ratePerSecond - b.ratePerSecond);
}

function answerOf({ ratePerSecond }: CapacityResult, highest: number) {
  return {
    type: 'line',
    silent: true,
    showSymbol: false,
    color: INK.offered,
    lineStyle: { color: INK.offered, width: 1.5, type: 'dashed' },
    data: [
      [ratePerSecond, 0],
      [ratePerSecond, highest],
    ],
  };
}
