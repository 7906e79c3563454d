import type { OnboardingPlan, OnboardingRegion } from '../../../results/records/onboarding-plan.ts';
import type { ChartValues } from '../../model/load/chart-values.ts';
import { formatSpan } from '../../model/load/format-span.ts';
import { chartFigure } from '../chart-figure.ts';
import { drawChart, INK, placeInDrawing } from '../load/draw-chart.ts';
import type { Markup } from '../markup.ts';

const GRID = { left: 62, right: 14, top: 12, bottom: 26 };

const FONT_PX = 11;
const AXIS = {
  axisLabel: { color: INK.text, fontSize: FONT_PX, hideOverlap: true },
  axisLine: { lineStyle: { color: INK.grid } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: INK.grid } },
};

/** Which rate a line is drawn at: its colour, and how its times are found. */
const LINES = {
  documented: [INK.offered, 'dashed', ({ documented }: OnboardingRegion) => documented.seconds],
  measured: [INK.accepted, 'solid', ({ seconds }: OnboardingRegion) => seconds],
  safe: [INK.p95, 'dotted', ({ safe }: OnboardingRegion) => safe.seconds],
} as const;

/** The rates of a plan that a chart shows. */
export type PlanLine = keyof typeof LINES;

/** Subscribers added over time, all regions together, at each rate; the deadline as a line across. */
export function drawPlan(plan: OnboardingPlan, lines: readonly PlanLine[]): Markup {
  const { regions, subscribers, deadline } = plan;
  const last = Math.max(
    deadline?.seconds ?? 0,
    ...lines.flatMap((name) => regions.map((region) => LINES[name][2](region))),
  );
  const option = {
    grid: GRID,
    xAxis: {
      ...AXIS,
      type: 'value',
      min: 0,
      max: last,
      splitNumber: 4,
      splitLine: { show: false },
      axisLabel: { ...AXIS.axisLabel, formatter: formatSpan },
    },
    yAxis: {
      ...AXIS,
      type: 'value',
      min: 0,
      max: subscribers,
      splitNumber: 4,
      axisLabel: { ...AXIS.axisLabel, formatter: short },
    },
    series: [
      ...lines.map((name) => lineOf(plan, name, last)),
      ...(deadline ? [across(deadline.seconds, subscribers)] : []),
    ],
  };
  const drawing = drawChart(option, `Subscribers added over time: ${lines.join(', ')}`);
  return chartFigure('', 'subscribers added over time', drawing, valuesOf(plan, lines, last));
}

/** The values behind the chart, at every moment at which a line bends. */
function valuesOf(plan: OnboardingPlan, lines: readonly PlanLine[], last: number): ChartValues {
  const moments = [...new Set(lines.flatMap((name) => momentsOf(plan, name, last)))].toSorted(
    (a, b) => a - b,
  );
  const rows = moments.map((at) => ({
    at: at / last,
    cells: [formatSpan(at), ...lines.map((name) => Math.round(addedAt(plan, name, at)).toLocaleString('en'))],
    counted: true,
  }));
  return placeInDrawing({ heads: ['after', ...lines.map((name) => `${name} rate`)], rows }, GRID);
}

/** When a line bends: at its ends, and whenever a region is done. */
function momentsOf({ regions }: OnboardingPlan, name: PlanLine, last: number): number[] {
  return [...new Set([0, ...regions.map(LINES[name][2]), last])].toSorted((a, b) => a - b);
}

/** Until it is done each region adds at its own pace. */
function addedAt({ regions }: OnboardingPlan, name: PlanLine, at: number): number {
  const secondsOf = LINES[name][2];
  return regions.reduce(
    (sum, region) => sum + region.subscribers * Math.min(1, at / Math.max(1e-9, secondsOf(region))),
    0,
  );
}

function lineOf(plan: OnboardingPlan, name: PlanLine, last: number) {
  const [color, type] = LINES[name];
  return {
    type: 'line',
    silent: true,
    showSymbol: false,
    color,
    lineStyle: { color, width: 2, type },
    data: momentsOf(plan, name, last).map((at) => [at, addedAt(plan, name, at)]),
  };
}

function across(seconds: number, subscribers: number) {
  return {
    type: 'line',
    silent: true,
    showSymbol: false,
    color: INK.failed,
    lineStyle: { color: INK.failed, width: 1.5, type: 'dashed' },
    data: [
      [seconds, 0],
      [seconds, subscribers],
    ],
  };
}

function short(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toFixed(2))} M`;
  return value >= 1e3 ? `${Number((value / 1e3).toFixed(1))} k` : String(value);
}
