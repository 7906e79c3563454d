/** Runs tasks of one region: many of the main lane at once; the others after them, one at a time. */
export interface LaneQueue {
  /** Runs `task` when its lane has a place and resolves as it does. */
  add<T>(lane: 'main' | 'last', task: () => Promise<T>): Promise<T>;
  /** From now on no more tasks of the main lane than this start beside one another, and one at least. */
  narrow(concurrency: number): void;
}

/**
 * A queue in which the last lane waits until no task of the main lane is running or waiting, so that what may lock an
 * app out (failing signatures) comes last. Tasks of one lane start in the order in which they were added.
 *
 * @param concurrency tasks of the main lane at once
 */
export function createLaneQueue(concurrency: number): LaneQueue {
  const waiting = { main: [] as (() => Promise<void>)[], last: [] as (() => Promise<void>)[] };
  let running = 0;
  let places = concurrency;
  const start = (task: () => Promise<void>) => {
    running += 1;
    void task().finally(() => {
      running -= 1;
      schedule();
    });
  };
  const schedule = () => {
    while (running < places && waiting.main.length > 0) start(waiting.main.shift() as () => Promise<void>);
    if (running === 0 && waiting.last.length > 0) start(waiting.last.shift() as () => Promise<void>);
  };
  return {
    narrow(to) {
      places = Math.max(1, Math.min(places, to));
    },
    add: (lane, task) =>
      new Promise((resolve, reject) => {
        waiting[lane].push(async () => {
          try {
            resolve(await task());
          } catch (error) {
            reject(error);
          }
        });
        // Added in one turn of the event loop, tasks start together: the last lane then knows what it waits for.
        queueMicrotask(schedule);
      }),
  };
}
