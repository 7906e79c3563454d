/** Lets so many tasks through at once; the others wait their turn, first come first served. */
export type Gate = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * @param places tasks that may be under way at the same time, at least 1
 */
export function createGate(places: number): Gate {
  const waiting: (() => void)[] = [];
  let free = places;
  const enter = () =>
    new Promise<void>((resolve) => {
      if (free === 0) waiting.push(resolve);
      else {
        free -= 1;
        resolve();
      }
    });
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async (task) => {
    await enter();
    try {
      return await task();
    } finally {
      leave();
    }
  };
}
