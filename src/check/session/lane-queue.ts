/** Runs tasks of one region: many of the main lane at once; the others after them, one at a time. */
export interface LaneQueue {
  /**
   * Runs `task` when its lane has a place and there is room for its accounts, and resolves as it does.
   *
   * @param accounts that the task has alive at once; one that needs more than there is room for runs alone
   */
  add<T>(lane: 'main' | 'last', task: () => Promise<T>, accounts?: number): Promise<T>;
  /** From now on the tasks of the main lane that run beside one another have no more accounts than these. */
  narrow(accounts: number): void;
}

interface Task {
  readonly accounts: number;
  readonly run: () => Promise<void>;
}

/**
 * A queue in which the last lane waits until no task of the main lane is running or waiting, so that what may lock an
 * app out (failing signatures) comes last. Tasks of one lane start in the order in which they were added.
 *
 * @param concurrency tasks of the main lane at once
 * @param accounts that all tasks together may have alive at once
 */
export function createLaneQueue(concurrency: number, accounts: number): LaneQueue {
  const waiting = { main: [] as Task[], last: [] as Task[] };
  const used = { places: 0, accounts: 0 };
  let room = accounts;
  const start = (task: Task) => {
    used.places += 1;
    used.accounts += task.accounts;
    void task.run().finally(() => {
      used.places -= 1;
      used.accounts -= task.accounts;
      schedule();
    });
  };
  const fits = (task: Task) =>
    used.places === 0 || (used.places < concurrency && used.accounts + task.accounts <= room);
  const schedule = () => {
    for (let next = waiting.main[0]; next !== undefined && fits(next); next = waiting.main[0]) {
      waiting.main.shift();
      start(next);
    }
    const last = used.places === 0 ? waiting.last.shift() : undefined;
    if (last !== undefined) start(last);
  };
  return {
    narrow(to) {
      room = Math.min(room, to);
    },
    add: (lane, task, needed = 0) =>
      new Promise((resolve, reject) => {
        const run = () => task().then(resolve, reject);
        waiting[lane].push({ accounts: needed, run });
        // Added in one turn of the event loop, tasks start together: the last lane then knows what it waits for.
        queueMicrotask(schedule);
      }),
  };
}
