import { sampleColumns } from '../../../load/lib/sample.ts';

/** What a region does right now. */
export interface LiveRegion {
  readonly region: string;
  /** Calls per second that ended since the last look, all and by outcome. */
  readonly perSecond: number;
  readonly accepted: number;
  readonly limited: number;
  /** Refused or failed. */
  readonly other: number;
  /** 99th percentile of accepted calls over the last looks, in ms; absent where none was accepted. */
  readonly p99Ms?: number;
}

/** Turns the lines that k6 writes into what is shown while it runs. */
export interface LiveFigures {
  /** @param spanMs the time in which the lines were written */
  look(lines: readonly string[], spanMs: number): readonly LiveRegion[];
}

/** Over so many looks a percentile is taken. */
const looks = 10;

const [regionAt, latencyAt, outcomeAt] = (['region', 'latencyMs', 'outcome'] as const).map((name) =>
  sampleColumns.indexOf(name),
) as [number, number, number];

/** @param regions names, in the order of the plan */
export function createLiveFigures(regions: readonly string[]): LiveFigures {
  const recent = regions.map((): number[][] => []);
  return {
    look(lines, spanMs) {
      const calls = lines.map((line) => line.split('\t'));
      return regions.map((region, index) => {
        const own = calls.filter((call) => call[regionAt] === String(index));
        const accepted = own.filter((call) => call[outcomeAt] === 'accepted');
        const latencies = [
          ...(recent[index] ?? []).slice(1 - looks),
          accepted.map((call) => Number(call[latencyAt])),
        ];
        recent[index] = latencies;
        return regionOf(region, own, latencies.flat(), 1000 / Math.max(1, spanMs));
      });
    },
  };
}

function regionOf(
  region: string,
  calls: readonly (readonly string[])[],
  latencies: readonly number[],
  perMs: number,
): LiveRegion {
  const rateOf = (outcome: string) =>
    Math.round(calls.filter((call) => call[outcomeAt] === outcome).length * perMs);
  const p99Ms = latencies.toSorted((a, b) => a - b)[Math.ceil(0.99 * latencies.length) - 1];
  return {
    region,
    perSecond: Math.round(calls.length * perMs),
    accepted: rateOf('accepted'),
    limited: rateOf('limited'),
    other: rateOf('refused') + rateOf('failed'),
    ...(p99Ms === undefined ? {} : { p99Ms }),
  };
}
