/** The time is counted in spells of so many ms. */
const spellMs = 50;

/**
 * Calls back when the time is over, counted in short spells, each of which counts with the length that it should have had.
 * On a machine that has no time for this program, nor for whatever else runs on it, the clock goes on and nothing is done:
 * such time is no evidence that what is waited for does not come.
 *
 * @returns calls the waiting off
 */
export function waitAwake(timeoutMs: number, over: () => void): () => void {
  let leftMs = timeoutMs;
  let timer: NodeJS.Timeout;
  const next = () => {
    if (leftMs <= 0) return over();
    const lengthMs = Math.min(spellMs, leftMs);
    leftMs -= lengthMs;
    timer = setTimeout(next, lengthMs);
  };
  timer = setTimeout(next, 0);
  return () => clearTimeout(timer);
}
