import { setTimeout as wait } from 'node:timers/promises';
import type { ClauseId } from '../../contract/types.ts';
import type { Asking } from './asking.ts';

/** Waits between two looks, in ms: the first is short since most services agree at once. */
const firstWaitMs = 20;
const longestWaitMs = 500;

/** How something is looked at. */
export interface Looking<T> {
  readonly look: () => Promise<T>;
  readonly settled: (seen: T) => boolean;
  /** The clauses that it breaks as it is seen. */
  readonly broken: (seen: T) => readonly ClauseId[];
}

/**
 * Looks again until what is seen is settled, or the time that the target may lag behind a write is over. The last look
 * begins when all of that time has passed, so that a service that uses it to the full is not blamed.
 *
 * @returns the last look
 */
export async function untilSettled<T>(
  { context: { target, signal, watches }, region }: Pick<Asking, 'context' | 'region'>,
  { look, settled, broken }: Looking<T>,
): Promise<T> {
  const patience = watches.get(region)?.patience;
  const begunMs = performance.now();
  const sinceMs = () => performance.now() - begunMs;
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    const waitedMs = sinceMs();
    const seen = await look();
    if (settled(seen) || signal.aborted) return seen;
    const clauses = broken(seen);
    const mostMs = patience?.waitMs(clauses, target.readBackMs) ?? target.readBackMs;
    if (waitedMs >= mostMs) {
      patience?.inVain(clauses, waitedMs);
      return seen;
    }
    await wait(Math.max(0, Math.min(waitMs, mostMs - sinceMs())));
  }
}
