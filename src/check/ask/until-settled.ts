import { setTimeout as wait } from 'node:timers/promises';
import type { CheckContext } from './asking.ts';

/** Waits between two looks, in ms: the first is short since most services agree at once. */
const firstWaitMs = 20;
const longestWaitMs = 500;

/**
 * Looks again until what is seen is settled, or the time that the target may lag behind a write is over.
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
    const seen = await look();
    if (settled(seen) || signal.aborted || performance.now() + waitMs > deadlineMs) return seen;
    await wait(waitMs);
  }
}
