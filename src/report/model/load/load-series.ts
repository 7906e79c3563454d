import type {
  LoadOutcome,
  LoadPhase,
  LoadRegion,
  LoadSecond,
  LoadSummary,
} from '../../../results/records/load-summary.ts';

/** A second of a profile on the time line of all its phases. */
export interface SeriesPoint extends LoadSecond {
  readonly phase: string;
  readonly measured: boolean;
  /** Seconds since the first phase began. */
  readonly atSecond: number;
}

/** More points than this say nothing more in a chart. */
const MOST_POINTS = 240;

/** All outcomes, in the order in which charts and tables show them. */
export const OUTCOMES: readonly LoadOutcome[] = ['accepted', 'limited', 'refused', 'failed'];

/** The seconds of one region, phase after phase; of a long profile every n-th, so that at most 240 are left. */
export function seriesOf({ phases }: LoadRegion): SeriesPoint[] {
  const begin = Math.min(...phases.map(({ startedAt }) => Date.parse(startedAt)));
  const points = phases.flatMap((phase) => phase.seconds.map((second) => pointOf(second, phase, begin)));
  const step = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, index) => index % step === 0);
}

function pointOf(
  second: LoadSecond,
  { phase, measured, startedAt }: LoadPhase,
  beginMs: number,
): SeriesPoint {
  const offset = Math.round((Date.parse(startedAt) - beginMs) / 1000);
  return { ...second, phase, measured, atSecond: offset + second.second };
}

/** What all regions of a profile share in their charts, so that these can be compared by eye. */
export interface ChartScale {
  readonly seconds: number;
  readonly callsPerSecond: number;
  readonly latencyMs: number;
  /** First and last bucket of the histogram that any call fell into. */
  readonly buckets: readonly [first: number, last: number];
  readonly bucketCalls: number;
}

/** The common scale of a profile's charts; every number is above 0. */
export function scaleOf({ regions, bucketsMs }: LoadSummary): ChartScale {
  const points = regions.flatMap(seriesOf);
  const counts = bucketsMs
    .concat(Number.POSITIVE_INFINITY)
    .map((_, bucket) =>
      Math.max(
        0,
        ...regions.flatMap((region) => OUTCOMES.map((outcome) => histogramOf(region, outcome)[bucket] ?? 0)),
      ),
    );
  const first = Math.max(
    0,
    counts.findIndex((count) => count > 0),
  );
  const last = Math.max(
    first,
    counts.findLastIndex((count) => count > 0),
  );
  return {
    seconds: Math.max(1, ...points.map(({ atSecond }) => atSecond + 1)),
    callsPerSecond: Math.max(1, ...points.map(({ offered, sent }) => Math.max(offered, sent))),
    latencyMs: Math.max(1, ...points.map(({ latencyMs }) => latencyMs.accepted?.p99 ?? 0)),
    buckets: [first, last],
    bucketCalls: Math.max(1, ...counts),
  };
}

/** Calls per bucket with this outcome, over the measured phases. */
export function histogramOf({ phases }: LoadRegion, outcome: LoadOutcome): number[] {
  const rows = phases
    .filter(({ measured }) => measured)
    .flatMap(({ histogram }) => [histogram[outcome] ?? []]);
  const length = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length }, (_, bucket) => sum(rows.map((row) => row[bucket] ?? 0)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
