import { setTimeout as wait } from 'node:timers/promises';
import type { CheckContext } from './asking.ts';

/** Waits between two looks, in ms: the first is short since most services agree at once. */
const firstWaitMs = 20;
const longestWaitMs = 500;

/**
 * Looks again until what is seen is settled, or the time that the target may lag behind a write is over. The last look
 * begins when all of that time has passed, so that a service that uses it to the full is not blamed.
 *
 * @returns the last look
 */
export async function untilSettled<T>(
  { target, signal }: CheckContext,
  look: () => Promise<T>,
  settled: (seen: T) => boolean,
): Promise<T> {
  const deadlineMs = performance.now() + target.readBackMs;
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    const leftMs = deadlineMs - performance.now();
    const seen = await look();
    if (settled(seen) || signal.aborted || leftMs <= 0) return seen;
    await wait(Math.max(0, Math.min(waitMs, deadlineMs - performance.now())));
  }
}
