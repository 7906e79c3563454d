/** Looks so often, in ms. */
const everyMs = 50;
/** Shorter lags are the ordinary work of a program, in ms. */
const shortestMs = 100;
/** So many are remembered. */
const mostKept = 1000;

/** Knows when this program was kept from doing anything, by its own work or by a busy machine. */
export interface LagWatch {
  /** The longest time in ms, since this moment (of `performance.now()`), in which it could not do what was due; 0: none to speak of. */
  worstSince(sinceMs: number): number;
  stop(): void;
}

export function watchLag(): LagWatch {
  const lags: { readonly endMs: number; readonly lagMs: number }[] = [];
  let lastMs = performance.now();
  const lagAt = (nowMs: number) => nowMs - lastMs - everyMs;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    if (lagAt(nowMs) >= shortestMs) lags.push({ endMs: nowMs, lagMs: lagAt(nowMs) });
    if (lags.length > mostKept) lags.shift();
    lastMs = nowMs;
  }, everyMs);
  timer.unref();
  return {
    worstSince(sinceMs) {
      const past = lags.filter(({ endMs }) => endMs >= sinceMs).map(({ lagMs }) => lagMs);
      const present = lagAt(performance.now());
      return Math.max(0, ...past, present >= shortestMs ? present : 0);
    },
    stop: () => clearInterval(timer),
  };
}
