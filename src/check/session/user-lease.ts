/** Lends users, each to one borrower at a time; who wants more than are free waits, first come first served. */
export interface UserLease {
  /** Runs a task with `count` users of its own, or with all there are where there are fewer. */
  lend<T>(count: number, task: (users: readonly string[]) => Promise<T>): Promise<T>;
}

interface Waiting {
  readonly count: number;
  readonly take: (users: readonly string[]) => void;
}

/**
 * Lends the users of a pool. Cases run side by side: if they shared users, each would see what the others joined, and
 * all together could exceed what one user may join.
 */
export function createUserLease(pool: readonly string[]): UserLease {
  const free = [...pool];
  const waiting: Waiting[] = [];
  const serve = () => {
    for (let first = waiting[0]; first !== undefined && first.count <= free.length; first = waiting[0]) {
      waiting.shift();
      first.take(free.splice(0, first.count));
    }
  };
  const borrow = (count: number) =>
    new Promise<readonly string[]>((take) => {
      waiting.push({ count: Math.min(count, pool.length), take });
      serve();
    });
  return {
    async lend(count, task) {
      const users = await borrow(count);
      try {
        return await task(users);
      } finally {
        free.push(...users);
        serve();
      }
    },
  };
}
