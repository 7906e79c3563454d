/** A line through points, with what is known of its slope. */
export interface Trend {
  /** Change of y per unit of x: the median of the slopes between all pairs of points. */
  readonly slope: number;
  /** 95 % interval of the slope, by Kendall's test; the whole range of slopes where there are few points. */
  readonly interval: readonly [low: number, high: number];
  /** Two-sided p-value of Kendall's test that there is no trend, 0 to 1. */
  readonly pValue: number;
}

/** The normal quantile for 95 %. */
const z95 = 1.96;

/**
 * The trend of y over x by Theil and Sen. A few points that are far off, such as a second in which the machine stood
 * still, hardly move it, unlike a line of least squares.
 *
 * @param points pairs of x and y; for n points it looks at n * n / 2 pairs
 * @returns undefined for less than three points, or where all have the same x
 */
export function theilSen(points: readonly (readonly [x: number, y: number])[]): Trend | undefined {
  const slopes = slopesBetween(points).sort((a, b) => a - b);
  if (points.length < 3 || slopes.length === 0) return undefined;
  const deviation = Math.sqrt(varianceOfScore(points));
  const wide = z95 * deviation;
  const low = Math.floor((slopes.length - wide) / 2);
  const high = Math.ceil((slopes.length + wide) / 2) - 1;
  const score = slopes.reduce((sum, slope) => sum + Math.sign(slope), 0);
  const corrected = Math.max(0, Math.abs(score) - 1);
  return {
    slope: medianOf(slopes),
    interval: [at(slopes, low), at(slopes, high)],
    pValue: deviation === 0 ? 1 : Math.min(1, 2 * upperTail(corrected / deviation)),
  };
}

function slopesBetween(points: readonly (readonly [x: number, y: number])[]): number[] {
  return points.flatMap(([x, y], index) =>
    points
      .slice(index + 1)
      .filter(([otherX]) => otherX !== x)
      .map(([otherX, otherY]) => (otherY - y) / (otherX - x)),
  );
}

/** Of Kendall's score, with the correction for equal values of x and of y. */
function varianceOfScore(points: readonly (readonly [x: number, y: number])[]): number {
  const part = (n: number) => n * (n - 1) * (2 * n + 5);
  const ties = (values: readonly number[]) => {
    const groups = new Map<number, number>();
    for (const value of values) groups.set(value, (groups.get(value) ?? 0) + 1);
    return [...groups.values()].reduce((sum, size) => sum + part(size), 0);
  };
  const all = part(points.length) - ties(points.map(([x]) => x)) - ties(points.map(([, y]) => y));
  return Math.max(0, all / 18);
}

function medianOf(sorted: readonly number[]): number {
  const middle = (sorted.length - 1) / 2;
  return (at(sorted, Math.floor(middle)) + at(sorted, Math.ceil(middle))) / 2;
}

/** The value at an index, or the nearest there is. */
function at(sorted: readonly number[], index: number): number {
  return sorted[Math.max(0, Math.min(sorted.length - 1, index))] ?? Number.NaN;
}

/** Probability that a normal variable is above z, for z >= 0. @source Abramowitz and Stegun, 26.2.17 */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const factors = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = factors.reduceRight((rest, factor) => (rest + factor) * t, 0);
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}
