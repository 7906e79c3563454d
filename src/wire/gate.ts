import { setTimeout as wait } from 'node:timers/promises';

/** Lets so many tasks through at once; the others wait their turn, first come first served. */
export type Gate = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * @param places tasks that may be under way at the same time, at least 1
 * @param longestMs after which a task makes room for the next although it goes on: a slow one holds nobody up for long
 */
export function createGate(places: number, longestMs: number): Gate {
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
    const ended = new AbortController();
    const { signal } = ended;
    const running = task().finally(() => ended.abort());
    wait(longestMs, undefined, { signal, ref: false })
      .catch(() => undefined)
      .finally(leave);
    return running;
  };
}
