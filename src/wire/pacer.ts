import { firstInLine, type Lane, type Turn, type Waiting } from './first-in-line.ts';
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

/** A queue in front of the wire. */
export interface Pacer {
  /**
   * Waits until a call of this lane may be sent, first come first served within the lane.
   *
   * @param lane what the documented rate counts: an operation
   * @returns undefined where the signal was aborted first
   */
  turn(lane: string, signal?: AbortSignal): Promise<Turn | undefined>;
  /**
   * Waits until a call of each of these lanes may be sent, all of them at the same moment: as many of one lane as it is
   * named. Each lane waits for its first in line, so they are not overtaken for ever.
   *
   * @returns undefined where the signal was aborted first
   * @throws RangeError for more calls of a lane, or in all, than a second may hold
   */
  turns(lanes: readonly string[], signal?: AbortSignal): Promise<readonly Turn[] | undefined>;
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
  /** Entries in the queues of all lanes. */
  waiting: number;
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
    waiting: 0,
    underWay: 0,
    callOff: () => {},
  };
  return {
    turn: (lane, signal) =>
      new Promise((resolve) => enqueue(queues, [lane], signal, (turns) => resolve(turns?.[0]))),
    turns: (lanes, signal) => new Promise((resolve) => enqueue(queues, lanes, signal, resolve)),
  };
}

function enqueue(
  queues: Queues,
  names: readonly string[],
  signal: AbortSignal | undefined,
  resolve: (turns: readonly Turn[] | undefined) => void,
): void {
  if (signal?.aborted) {
    resolve(undefined);
    return;
  }
  const needs = needsOf(queues, names);
  const drop = () => {
    leave(queues, waiting);
    waiting.settle(undefined);
    releaseDue(queues);
  };
  const settle = (turns: readonly Turn[] | undefined) => {
    signal?.removeEventListener('abort', drop);
    resolve(turns);
  };
  const waiting: Waiting = { order: queues.arrivals++, needs, calls: names.length, settle };
  queues.waiting++;
  for (const lane of needs.keys()) lane.queue.add(waiting);
  releaseDue(queues);
  // Most calls have gone by now, and need nobody who calls them off.
  if (isWaiting(waiting)) signal?.addEventListener('abort', drop, { once: true });
}

function isWaiting(waiting: Waiting): boolean {
  const [lane] = waiting.needs.keys();
  return lane?.queue.has(waiting) ?? false;
}

/** Calls by lane; said here, because a queue whose head can never go would hold up everybody. */
function needsOf(queues: Queues, names: readonly string[]): ReadonlyMap<Lane, number> {
  const needs = new Map<Lane, number>();
  for (const name of names) {
    const lane = laneOf(queues, name);
    needs.set(lane, (needs.get(lane) ?? 0) + 1);
  }
  const nowMs = queues.clock.nowMs();
  for (const [{ limit }, calls] of needs) limit.readyAtMs(nowMs, calls);
  queues.total.readyAtMs(nowMs, names.length);
  return needs;
}

function leave(queues: Queues, waiting: Waiting): void {
  queues.waiting--;
  for (const lane of waiting.needs.keys()) lane.queue.delete(waiting);
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
  while (queues.waiting > 0) {
    const next = firstInLine(lanes, nowMs);
    if (next === undefined) return;
    const { calls } = next.waiting;
    if (queues.underWay > 0 && queues.underWay + calls > pace.maxUnderWay) return;
    const readyMs = Math.max(next.readyMs, total.readyAtMs(nowMs, calls));
    if (readyMs > nowMs) {
      queues.callOff = clock.after(Math.ceil(readyMs - nowMs), () => releaseDue(queues));
      return;
    }
    release(queues, next.waiting, nowMs);
  }
}

function release(queues: Queues, waiting: Waiting, nowMs: number): void {
  leave(queues, waiting);
  for (const [lane, calls] of waiting.needs) for (let call = 0; call < calls; call++) lane.limit.take(nowMs);
  for (let call = 0; call < waiting.calls; call++) queues.total.take(nowMs);
  queues.underWay += waiting.calls;
  const turn: Turn = {
    end() {
      queues.underWay--;
      if (queues.waiting > 0) releaseDue(queues);
    },
  };
  waiting.settle(Array.from({ length: waiting.calls }, () => turn));
}
