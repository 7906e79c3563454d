/** A stretch of seconds with what was accepted in it. */
export interface Stretch {
  readonly seconds: number;
  readonly accepted: number;
  /** Accepted calls less those that the limit and one burst of a second allow; negative where it stayed below. */
  readonly above: number;
}

/**
 * The stretch of at least `shortest` seconds in which most was accepted beyond a limit, where a burst of one second's
 * calls is allowed on top: a service may let a burst pass, but not go on above its limit.
 *
 * @param accepted calls accepted in each second
 * @param limitPerSecond calls per second
 * @returns undefined where there are not enough seconds
 */
export function sustainedAbove(
  accepted: readonly number[],
  limitPerSecond: number,
  shortest: number,
): Stretch | undefined {
  const upTo = [0];
  for (const calls of accepted) upTo.push((upTo.at(-1) ?? 0) + calls);
  let worst: Stretch | undefined;
  // The lowest start so far of "accepted less allowed" gives the worst stretch that ends here.
  let lowest = 0;
  for (let end = shortest; end < upTo.length; end++) {
    const start = end - shortest;
    if (excess(upTo, start, limitPerSecond) <= excess(upTo, lowest, limitPerSecond)) lowest = start;
    const seconds = end - lowest;
    const sum = (upTo[end] ?? 0) - (upTo[lowest] ?? 0);
    const above = sum - limitPerSecond * (seconds + 1);
    if (worst === undefined || above > worst.above) worst = { seconds, accepted: sum, above };
  }
  return worst;
}

function excess(upTo: readonly number[], at: number, limitPerSecond: number): number {
  return (upTo[at] ?? 0) - limitPerSecond * at;
}
