/**
 * Watches whether the clock of this machine is set while calls are timed by it.
 *
 * @param clock ms since the epoch
 * @param steady ms that only ever pass, from any moment on
 * @returns by how many ms the clock went ahead (or, negative, back) of the time that passed since
 */
export function watchClock(clock = Date.now, steady = () => performance.now()): () => number {
  const aheadMs = clock() - steady();
  return () => clock() - steady() - aheadMs;
}
