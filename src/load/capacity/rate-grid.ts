/** The slowest rate that is asked, in calls per second. */
export const slowestPerSecond = 1;

/** So many rates lie between two whole numbers of calls per second: neighbours never differ by much more than 1 %. */
function fineness(ratePerSecond: number): number {
  if (ratePerSecond < 10) return 100;
  return ratePerSecond < 100 ? 10 : 1;
}

/** How far a rate lies from the next faster one, in calls per second. */
export function stepAt(ratePerSecond: number): number {
  return 1 / fineness(ratePerSecond);
}

/** The nearest rate that is asked. Of a rate just below a bound it may be the bound, by the width of a rounding error. */
export function roundRate(ratePerSecond: number): number {
  return onGrid(ratePerSecond, Math.round);
}

/** The next slower rate that is asked, or this one. */
export function floorRate(ratePerSecond: number): number {
  return onGrid(ratePerSecond, (number) => Math.floor(number + 1e-6));
}

/** The next faster rate that is asked, or this one. */
export function ceilRate(ratePerSecond: number): number {
  return onGrid(ratePerSecond, (number) => Math.ceil(number - 1e-6));
}

function onGrid(ratePerSecond: number, whole: (number: number) => number): number {
  const fine = fineness(ratePerSecond);
  return Math.max(slowestPerSecond, whole(ratePerSecond * fine) / fine);
}
