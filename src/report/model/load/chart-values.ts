import type { LoadRegion } from '../../../results/records/load-summary.ts';
import { type ChartScale, histogramOf, OUTCOMES, type SeriesPoint, seriesOf } from './load-series.ts';

/** One place along a chart, and what is drawn there, as text. */
export interface ChartRow {
  /** How far along the plot, from 0 to 1. */
  readonly at: number;
  /** The first one tells the place: a second, a rate. */
  readonly cells: readonly string[];
  /** False of what is drawn but not counted, such as a lead-in. */
  readonly counted: boolean;
}

/** The values behind a chart; `heads` names the cells of each row. */
export interface ChartValues {
  readonly heads: readonly string[];
  readonly rows: readonly ChartRow[];
}

/** Calls of each second, by what became of them. */
export function rateValues(region: LoadRegion, scale: ChartScale): ChartValues {
  const points = seriesOf(region);
  const seen = [...OUTCOMES, 'dropped', 'added'] as const;
  const columns = seen.filter((name) => name === 'accepted' || points.some((point) => point[name] > 0));
  return {
    heads: ['second', 'offered', 'sent', ...columns],
    rows: points.map((point) =>
      rowOf(
        point,
        scale,
        [point.offered, point.sent, ...columns.map((name) => point[name])].map(formatNumber),
      ),
    ),
  };
}

/** Percentiles of accepted calls of each second in ms, and how late calls left. */
export function latencyValues(region: LoadRegion, scale: ChartScale): ChartValues {
  return {
    heads: ['second', 'p50 ms', 'p95 ms', 'p99 ms', 'lag p99 ms'],
    rows: seriesOf(region).map((point) => {
      const { accepted } = point.latencyMs;
      const figures = [accepted?.p50, accepted?.p95, accepted?.p99, point.lagMs?.p99];
      return rowOf(
        point,
        scale,
        figures.map((ms) => (ms === undefined ? '–' : ms.toFixed(1))),
      );
    }),
  };
}

function rowOf(point: SeriesPoint, { seconds }: ChartScale, cells: readonly string[]): ChartRow {
  return {
    at: (point.atSecond + 0.5) / seconds,
    cells: [String(point.atSecond), ...cells],
    counted: point.measured,
  };
}

/** Calls of each range of latencies, by what became of them. */
export function histogramValues(
  region: LoadRegion,
  { buckets: [first, last] }: ChartScale,
  bucketsMs: readonly number[],
): ChartValues {
  const counts = OUTCOMES.map((outcome) => [outcome, histogramOf(region, outcome)] as const);
  const columns = counts.filter(([, all]) => all.some((count) => count > 0));
  const buckets = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return {
    heads: ['up to', ...columns.map(([outcome]) => outcome)],
    rows: buckets.map((bucket, index) => ({
      at: (index + 0.5) / buckets.length,
      cells: [formatBucket(bucketsMs[bucket]), ...columns.map(([, all]) => formatNumber(all[bucket] ?? 0))],
      counted: true,
    })),
  };
}

/** The upper bound of a bucket of latencies, for an axis or a table; of the last one, which has none, `more`. */
export function formatBucket(upToMs: number | undefined): string {
  if (upToMs === undefined || upToMs === Number.POSITIVE_INFINITY) return 'more';
  if (upToMs >= 1000) return `${(upToMs / 1000).toFixed(1)} s`;
  return `${upToMs < 10 ? Number(upToMs.toFixed(1)) : Math.round(upToMs)} ms`;
}

function formatNumber(number: number): string {
  return number.toLocaleString('en');
}
