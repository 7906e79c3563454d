import type { RateLimit } from './rate-limit.ts';

/** The right to send one call. */
export interface Turn {
  /** Must be called once, when the call is over. */
  end(): void;
}

/** Calls that leave at one moment, mostly one. */
export interface Waiting {
  readonly order: number;
  /** How many calls of each lane; it stands in the queue of each. */
  readonly needs: ReadonlyMap<Lane, number>;
  readonly calls: number;
  settle(turns: readonly Turn[] | undefined): void;
}

/** Calls that one rate counts together, first come first served. */
export interface Lane {
  readonly limit: RateLimit;
  readonly queue: Set<Waiting>;
}

interface Candidate {
  readonly waiting: Waiting;
  readonly readyMs: number;
}

/**
 * Of the heads of all lanes the one that may leave soonest; of several that may leave now, the one that came first.
 * Calls of several lanes hold those in which they are first until they are first in all.
 */
export function firstInLine(lanes: ReadonlyMap<string, Lane>, nowMs: number): Candidate | undefined {
  let best: Candidate | undefined;
  for (const { queue } of lanes.values()) {
    const [waiting] = queue;
    if (waiting === undefined || !isFirst(waiting)) continue;
    const candidate = { waiting, readyMs: readyAtMs(waiting, nowMs) };
    if (best === undefined || isBefore(candidate, best)) best = candidate;
  }
  return best;
}

function isFirst(waiting: Waiting): boolean {
  for (const { queue } of waiting.needs.keys()) {
    const [head] = queue;
    if (head !== waiting) return false;
  }
  return true;
}

function readyAtMs({ needs }: Waiting, nowMs: number): number {
  let readyMs = nowMs;
  for (const [{ limit }, calls] of needs) readyMs = Math.max(readyMs, limit.readyAtMs(nowMs, calls));
  return readyMs;
}

function isBefore(a: Candidate, b: Candidate): boolean {
  return a.readyMs === b.readyMs ? a.waiting.order < b.waiting.order : a.readyMs < b.readyMs;
}
