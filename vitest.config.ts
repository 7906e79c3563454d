import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that start real programs, TLS servers for seconds, or the command line. */
const outside = '**/*.outside.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts'],
          exclude: [outside],
          pool: 'threads',
          // Every core, and modules that are loaded once a thread: together half the time. The tests call
          // functions that keep nothing, and put back the clocks that they replace.
          maxWorkers: availableParallelism(),
          isolate: false,
          // No test asserts a time: what takes a second on a quiet machine may take ten on a busy one.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'outside',
          include: [`src/${outside}`],
          pool: 'forks',
          // They start k6 and servers that need the whole machine: one file after the other.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'suites',
          include: ['suites/**/*.test.ts'],
          // The stop flag is shared memory, which needs threads; paced waits hold slots of this one queue.
          pool: 'threads',
          maxConcurrency: 10_000,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
