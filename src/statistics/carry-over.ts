import { mean, squares, winsorised } from './location.ts';

/** Values that follow one another so closely say next to nothing more; beyond it nothing can be told. */
const strongest = 0.9;

/**
 * How much of a value carries over to the next one: the lag-1 autocorrelation of all series together, corrected for
 * the bias of short ones, from 0 to 0.9. Machines that warm up, drift or throttle show as carry-over.
 */
export function carryOver(series: readonly (readonly number[])[]): number {
  const tamed = series.map(winsorised);
  const total = tamed.reduce((sum, one) => sum + squares(one), 0);
  if (total === 0) return 0;
  const raw = tamed.reduce((sum, one) => sum + products(one), 0) / total;
  const length = mean(series.map((one) => one.length));
  const corrected = raw + (1 + 3 * raw) / length;
  return Math.min(strongest, Math.max(0, corrected));
}

/** By how much the variance of a mean grows when values carry over. */
export function inflation(carried: number): number {
  return (1 + carried) / (1 - carried);
}

function products(values: readonly number[]): number {
  const middle = mean(values);
  return values
    .slice(1)
    .reduce((sum, value, index) => sum + (value - middle) * ((values[index] ?? middle) - middle), 0);
}
