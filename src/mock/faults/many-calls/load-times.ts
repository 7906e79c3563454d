import type { Call, Refusal } from '../../call.ts';
import type { Fault } from '../fault.ts';
import { inSituation, remembering } from '../making/make-fault.ts';
import { forAWhile, forLong, overTheLimit } from './load-profiles.ts';

const add = 'add_subscriber';
const clause = 'add_subscriber.limits.calls-per-second';

/** How long after a call above the rate everything is refused, in ms. */
const lockedMs = 4_000;

/** How long accepted calls wait while others are refused, and for how long after a refusal that goes on, in ms. */
const waitMs = 500;
const pressedMs = 2_000;

/** Every so many ms everything stands still for a while. */
const stallEveryMs = 2_000;
const stallMs = 500;

/** What each answer waits longer than the one before, in ms. */
const leakMs = 0.25;

const aboveRate = inSituation('rate', 'above-limit');

/** Defects that show in the times of answers. */
export const loadTimeFaults: readonly Fault[] = [
  remembering(
    {
      name: 'slow-recovery',
      seenBy: 'load',
      shownBy: { ...overTheLimit, goal: 'recovered' },
      clause,
      says: 'After calls of an operation came too fast every one is refused for four seconds.',
    },
    () => {
      const locks = new Map<string, { readonly refusal: Refusal; readonly untilMs: number }>();
      return {
        refuse(refusal, call) {
          const { code, info } = refusal;
          // Without its situation the refusal that goes on is not taken for a new one.
          if (aboveRate(refusal, call))
            locks.set(nameOf(call), { refusal: { code, info }, untilMs: call.nowMs + lockedMs });
          return { refusal };
        },
        instead(call) {
          const lock = locks.get(nameOf(call));
          return lock !== undefined && call.nowMs < lock.untilMs ? { refusal: lock.refusal } : undefined;
        },
      };
    },
  ),
  remembering(
    {
      name: 'refused-fast-accepted-slowly',
      seenBy: 'load',
      shownBy: { ...overTheLimit, goal: 'accepted-not-slowed' },
      clause,
      says: 'While calls come too fast they are refused at once, and those that are accepted take half a second.',
    },
    () => {
      let refusedMs = Number.NEGATIVE_INFINITY;
      return {
        refuse(refusal, call) {
          if (aboveRate(refusal, call)) refusedMs = call.nowMs;
          return { refusal };
        },
        reply: (reply, { nowMs }, { ErrorCode }) =>
          ErrorCode === 0 && nowMs - refusedMs < pressedMs ? { ...reply, delayMs: waitMs } : reply,
      };
    },
  ),
  remembering(
    {
      name: 'stalls-every-two-seconds',
      seenBy: 'load',
      shownBy: { ...forAWhile, goal: 'no-stalls' },
      clause,
      says: 'Every two seconds nothing is answered for half a second.',
    },
    () => ({
      reply(reply, { nowMs, operation }: Call) {
        const leftMs = stallMs - (nowMs % stallEveryMs);
        return operation?.command === add && leftMs > 0 ? { ...reply, delayMs: leftMs } : reply;
      },
    }),
  ),
  remembering(
    {
      name: 'latency-creeps',
      seenBy: 'load',
      shownBy: { ...forLong, goal: 'no-drift' },
      clause,
      says: 'Each answer takes a quarter of a millisecond longer than the one before.',
    },
    () => {
      let delayMs = 0;
      return {
        reply(reply, { operation }) {
          if (operation?.command !== add) return reply;
          delayMs += leakMs;
          return { ...reply, delayMs };
        },
      };
    },
  ),
];

function nameOf({ operation }: Call): string {
  return operation?.command ?? '';
}
