/** Where a series lies, so that a few wild values do not move it, and how well that is known. */
export interface Location {
  /** Mean of the middle values: a fifth is left out at each end. */
  readonly value: number;
  /** Standard error of `value` if the values did not depend on one another. */
  readonly error: number;
  /** Degrees of freedom of `error`. */
  readonly degrees: number;
}

/** Share of the values that is left out at each end. */
const trimmed = 0.2;

/**
 * The trimmed mean of a series with its standard error, after Yuen: wild values are left out of the mean and count as
 * the nearest that is left in for the error.
 *
 * @param values at least two
 */
export function locate(values: readonly number[]): Location {
  const sorted = values.toSorted((a, b) => a - b);
  const cut = Math.floor(trimmed * values.length);
  const kept = sorted.slice(cut, sorted.length - cut);
  const tamed = winsorised(values);
  const spread = Math.sqrt(squares(tamed) / (values.length - 1));
  const share = kept.length / values.length;
  return { value: mean(kept), error: spread / (share * Math.sqrt(values.length)), degrees: kept.length - 1 };
}

/** The values in their order, with the wild ones at each end replaced by the nearest that is not. */
export function winsorised(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const cut = Math.floor(trimmed * values.length);
  const [low = 0, high = 0] = [sorted[cut], sorted[sorted.length - 1 - cut]];
  return values.map((value) => Math.min(high, Math.max(low, value)));
}

/** The mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
}

/** Sum of squared distances from the mean. */
export function squares(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((total, value) => total + (value - middle) ** 2, 0);
}
