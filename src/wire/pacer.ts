import { type RateLimit, rateLimit } from './rate-limit.ts';

/** The time a pacer lives in. */
export interface PacerClock {
  /** Monotonic, in ms. */
  nowMs(): number;
  /** Calls back once after the given ms; the function returned calls it off. */
  after(delayMs: number, act: () => void): () => void;
}

/** Rates that a pacer keeps. */
export interface Pace {
  /** Of each lane, in calls/s. */
  readonly lanePerSecond: number;
  /** Of all lanes together, in calls/s. */
  readonly totalPerSecond: number;
}

/** A queue in front of the wire. */
export interface Pacer {
  /**
   * Waits until a call of this lane may be sent, first come first served within the lane.
   *
   * @param lane what the documented rate counts: an operation
   * @returns whether to send: `false` where the signal was aborted first
   */
  turn(lane: string, signal?: AbortSignal): Promise<boolean>;
}

interface Waiting {
  readonly order: number;
  readonly lane: Lane;
  settle(send: boolean): void;
}

interface Lane {
  readonly limit: RateLimit;
  readonly queue: Set<Waiting>;
}

/** Calls that may leave together after a pause: enough to make up for a late timer, too few to look like a burst. */
const burst = 4;

/** The system's clock. Timers do not keep the process alive: a waiting call's caller does. */
export const systemClock: PacerClock = {
  nowMs: () => performance.now(),
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
};

/**
 * Keeps a rate per lane and one over all lanes. A lane that has to wait for its own rate does not hold up the others.
 */
export function createPacer(pace: Pace, clock: PacerClock = systemClock): Pacer {
  const total = rateLimit(pace.totalPerSecond, burst);
  const lanes = new Map<string, Lane>();
  let arrivals = 0;
  let callOff = () => {};

  const laneOf = (name: string): Lane => {
    const known = lanes.get(name);
    if (known !== undefined) return known;
    const lane: Lane = { limit: rateLimit(pace.lanePerSecond, burst), queue: new Set() };
    lanes.set(name, lane);
    return lane;
  };

  const release = (first: Waiting, nowMs: number) => {
    first.lane.queue.delete(first);
    first.lane.limit.take(nowMs);
    total.take(nowMs);
    first.settle(true);
  };

  const work = () => {
    callOff();
    callOff = () => {};
    const nowMs = clock.nowMs();
    for (;;) {
      const next = nextOf(lanes.values(), nowMs);
      if (next === undefined) return;
      const readyMs = Math.max(next.readyMs, total.readyAtMs(nowMs));
      if (readyMs > nowMs) {
        callOff = clock.after(Math.ceil(readyMs - nowMs), work);
        return;
      }
      release(next.first, nowMs);
    }
  };

  return {
    turn: (name, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve(false);
        const lane = laneOf(name);
        const drop = () => {
          lane.queue.delete(waiting);
          waiting.settle(false);
          work();
        };
        const waiting: Waiting = {
          order: arrivals++,
          lane,
          settle(send) {
            signal?.removeEventListener('abort', drop);
            resolve(send);
          },
        };
        signal?.addEventListener('abort', drop, { once: true });
        lane.queue.add(waiting);
        work();
      }),
  };
}

/** The first in line that may leave soonest; of several that may leave now, the one that came first. */
function nextOf(lanes: Iterable<Lane>, nowMs: number): { first: Waiting; readyMs: number } | undefined {
  let best: { first: Waiting; readyMs: number } | undefined;
  for (const lane of lanes) {
    const [first] = lane.queue;
    if (first === undefined) continue;
    const candidate = { first, readyMs: lane.limit.readyAtMs(nowMs) };
    if (best === undefined || isBefore(candidate, best)) best = candidate;
  }
  return best;
}

function isBefore(a: { first: Waiting; readyMs: number }, b: { first: Waiting; readyMs: number }): boolean {
  return a.readyMs === b.readyMs ? a.first.order < b.first.order : a.readyMs < b.readyMs;
}
