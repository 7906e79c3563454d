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
  /**
   * Calls under way at once. Each needs a connection, and a target that slows down would otherwise be met with ever
   * more of them.
   */
  readonly maxUnderWay: number;
}

/** The right to send one call. */
export interface Turn {
  /** Must be called once, when the call is over. */
  end(): void;
}

/** A queue in front of the wire. */
export interface Pacer {
  /**
   * Waits until a call of this lane may be sent, first come first served within the lane.
   *
   * @param lane what the documented rate counts: an operation
   * @returns undefined where the signal was aborted first
   */
  turn(lane: string, signal?: AbortSignal): Promise<Turn | undefined>;
}

interface Waiting {
  readonly order: number;
  readonly lane: Lane;
  settle(turn: Turn | undefined): void;
}

interface Lane {
  readonly limit: RateLimit;
  readonly queue: Set<Waiting>;
}

/** Calls that may leave together after a pause: enough to make up for a late timer, too few to look like a burst. */
const burst = 4;

/** The system's clock. */
export const systemClock: PacerClock = {
  nowMs: () => performance.now(),
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
};

interface Queues {
  readonly pace: Pace;
  readonly clock: PacerClock;
  readonly total: RateLimit;
  readonly lanes: Map<string, Lane>;
  arrivals: number;
  underWay: number;
  /** Calls off the timer that is set. */
  callOff: () => void;
}

/**
 * Keeps a rate per lane and one over all lanes. A lane that has to wait for its own rate does not hold up the others.
 */
export function createPacer(pace: Pace, clock: PacerClock = systemClock): Pacer {
  const queues: Queues = {
    pace,
    clock,
    total: rateLimit(pace.totalPerSecond, burst),
    lanes: new Map(),
    arrivals: 0,
    underWay: 0,
    callOff: () => {},
  };
  return {
    turn: (lane, signal) => new Promise((resolve) => enqueue(queues, lane, signal, resolve)),
  };
}

function enqueue(
  queues: Queues,
  name: string,
  signal: AbortSignal | undefined,
  resolve: (turn: Turn | undefined) => void,
): void {
  if (signal?.aborted) {
    resolve(undefined);
    return;
  }
  const lane = laneOf(queues, name);
  const drop = () => {
    lane.queue.delete(waiting);
    waiting.settle(undefined);
    releaseDue(queues);
  };
  const settle = (turn: Turn | undefined) => {
    signal?.removeEventListener('abort', drop);
    resolve(turn);
  };
  const waiting: Waiting = { order: queues.arrivals++, lane, settle };
  signal?.addEventListener('abort', drop, { once: true });
  lane.queue.add(waiting);
  releaseDue(queues);
}

function laneOf({ lanes, pace }: Queues, name: string): Lane {
  const known = lanes.get(name);
  if (known !== undefined) return known;
  const lane: Lane = { limit: rateLimit(pace.lanePerSecond, burst), queue: new Set() };
  lanes.set(name, lane);
  return lane;
}

/** Lets everybody go who may go now, and comes back when the next one may. */
function releaseDue(queues: Queues): void {
  const { clock, total, lanes, pace } = queues;
  queues.callOff();
  const nowMs = clock.nowMs();
  while (queues.underWay < pace.maxUnderWay) {
    const next = firstInLine(lanes, nowMs);
    if (next === undefined) return;
    const readyMs = Math.max(next.readyMs, total.readyAtMs(nowMs));
    if (readyMs > nowMs) {
      queues.callOff = clock.after(Math.ceil(readyMs - nowMs), () => releaseDue(queues));
      return;
    }
    release(queues, next.waiting, nowMs);
  }
}

function release(queues: Queues, waiting: Waiting, nowMs: number): void {
  waiting.lane.queue.delete(waiting);
  waiting.lane.limit.take(nowMs);
  queues.total.take(nowMs);
  queues.underWay++;
  waiting.settle({
    end() {
      queues.underWay--;
      releaseDue(queues);
    },
  });
}

interface Candidate {
  readonly waiting: Waiting;
  readonly readyMs: number;
}

/** Of the heads of all lanes the one that may leave soonest; of several that may leave now, the one that came first. */
function firstInLine(lanes: ReadonlyMap<string, Lane>, nowMs: number): Candidate | undefined {
  let best: Candidate | undefined;
  for (const { limit, queue } of lanes.values()) {
    const [waiting] = queue;
    if (waiting === undefined) continue;
    const candidate = { waiting, readyMs: limit.readyAtMs(nowMs) };
    if (best === undefined || isBefore(candidate, best)) best = candidate;
  }
  return best;
}

function isBefore(a: Candidate, b: Candidate): boolean {
  return a.readyMs === b.readyMs ? a.waiting.order < b.waiting.order : a.readyMs < b.readyMs;
}
