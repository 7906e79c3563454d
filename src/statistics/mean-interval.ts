/** Quantiles of Student's t for 95 %, two-sided, by degrees of freedom from 1 on. */
const t95 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** The normal quantile that they come to. */
const z95 = 1.96;

/**
 * The 95 % interval of the mean of values that do not depend on one another, such as a percentile of each block of
 * 10 s: calls within a run follow one another too closely to count as independent, blocks do not.
 *
 * @returns undefined for less than two values
 */
export function meanInterval(values: readonly number[]): readonly [low: number, high: number] | undefined {
  if (values.length < 2) return undefined;
  const mean = sum(values) / values.length;
  const variance = sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
  const half = (t95[values.length - 2] ?? z95) * Math.sqrt(variance / values.length);
  return [mean - half, mean + half];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
