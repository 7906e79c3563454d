import type { Call } from '../../call.ts';
import { entriesOf } from '../../operations/request-body.ts';
import type { Reply } from '../../server/write-answer.ts';
import type { Fault, FaultHooks } from '../fault.ts';
import { accountOf, takeFrom, usersWith } from '../making/account-of.ts';
import { type About, changesReply, type Entry, limits, remembering } from '../making/make-fault.ts';
import { atTheRate, everySize, farAboveTheRate, longAtTheRate } from './load-profiles.ts';

const add = 'add_subscriber';

/** So many calls within a second are a load. */
const busyCalls = 10;

/** While there is a load, every so many calls are struck. */
const everyNth = 10;

/** Delay for a batch of n users in ms per n squared: half a second for 100. */
const squareDelayMs = 0.05;

/** What each answer waits longer than the one before, in ms. */
const growthMs = 30;

/** A fault that strikes now and then, but only where calls of add_subscriber come in numbers. */
function whileBusy(
  about: Omit<About, 'seenBy'>,
  hooks: (isDue: (call: Call) => boolean) => FaultHooks,
): Fault {
  return remembering({ ...about, seenBy: 'load' }, () => {
    let recentMs: readonly number[] = [];
    let busy = 0;
    return hooks(({ nowMs, operation }) => {
      if (operation?.command !== add) return false;
      recentMs = [...recentMs.filter((atMs) => nowMs - atMs < 1000), nowMs];
      return recentMs.length > busyCalls && ++busy % everyNth === 0;
    });
  });
}

/** A fault that strikes every hundredth call of each operation. */
function oneInAHundred(about: Omit<About, 'seenBy'>, change: (reply: Reply) => Reply): Fault {
  return remembering({ ...about, seenBy: 'load' }, () => {
    const calls = new Map<string, number>();
    return {
      reply(reply, { operation }) {
        const command = operation?.command ?? '';
        const number = (calls.get(command) ?? 0) + 1;
        calls.set(command, number);
        return number % 100 === 0 ? change(reply) : reply;
      },
    };
  });
}

/** Defects that a service has only while it is busy. */
export const underLoadFaults: readonly Fault[] = [
  limits(
    {
      name: 'rate-limit-doubled',
      seenBy: 'load',
      shownBy: { ...farAboveTheRate, goal: 'limit-enforced' },
      clause: 'add_subscriber.limits.calls-per-second',
      says: 'Twice the documented calls per second are served.',
    },
    ({ callsPerSecond }) => ({ callsPerSecond: callsPerSecond * 2 }),
  ),
  whileBusy(
    {
      name: 'writes-lost-while-busy',
      shownBy: { ...atTheRate, goal: 'read-back' },
      clause: 'add_subscriber.state.read-back',
      says: 'While many calls come, every tenth stores nothing.',
    },
    (isDue) => ({
      afterwards: (call, answer) => {
        if (isDue(call)) takeFrom(call, accountOf(call), usersWith(answer, 1));
      },
    }),
  ),
  whileBusy(
    {
      name: 'wrong-results-while-busy',
      shownBy: { ...atTheRate, goal: 'all-added' },
      clause: 'add_subscriber.state.result-1-adds',
      says: 'While many calls come, every tenth reports its users as subscribers already.',
    },
    (isDue) => ({
      answer: (answer, call) =>
        isDue(call) && answer.ErrorCode === 0
          ? { ...answer, SubscriberList: (answer.SubscriberList as readonly Entry[]).map(asAlready) }
          : answer,
    }),
  ),
  whileBusy(
    {
      name: 'internal-errors-while-busy',
      shownBy: { ...atTheRate, goal: 'none-refused-otherwise' },
      clause: 'service.limits.calls-per-second',
      says: 'While many calls come, every tenth is refused with an internal error.',
    },
    (isDue) => ({
      answer: (answer, call) =>
        isDue(call) ? { ActionStatus: 'FAIL', ErrorInfo: 'internal error', ErrorCode: 20005 } : answer,
    }),
  ),
  whileBusy(
    {
      name: 'answers-break-off-while-busy',
      shownBy: { ...atTheRate, goal: 'responses-conform' },
      clause: 'service.transport.json-utf8',
      says: 'While many calls come, every tenth answer breaks off half-way.',
    },
    (isDue) => ({ reply: (reply, call) => (isDue(call) ? { ...reply, breaksOff: true } : reply) }),
  ),
  remembering(
    {
      name: 'latency-grows',
      seenBy: 'load',
      shownBy: { ...atTheRate, goal: 'none-dropped' },
      clause: 'add_subscriber.limits.calls-per-second',
      says: 'Each answer takes a little longer than the one before.',
    },
    () => {
      let delayMs = 0;
      return {
        reply(reply, call) {
          if (call.operation?.command !== add) return reply;
          delayMs += growthMs;
          return { ...reply, delayMs };
        },
      };
    },
  ),
  oneInAHundred(
    {
      name: 'connections-break-one-percent',
      shownBy: { ...longAtTheRate, goal: 'all-answered' },
      clause: 'service.transport.json-utf8',
      says: 'One call in a hundred gets no answer: the connection breaks.',
    },
    (reply) => ({ ...reply, withheld: true }),
  ),
  oneInAHundred(
    {
      name: 'bodies-cut-one-percent',
      shownBy: { ...longAtTheRate, goal: 'responses-conform' },
      clause: 'service.transport.json-utf8',
      says: 'One answer in a hundred breaks off half-way.',
    },
    (reply) => ({ ...reply, breaksOff: true }),
  ),
  changesReply(
    {
      name: 'latency-square-of-batch',
      seenBy: 'load',
      shownBy: { ...everySize, goal: 'latency-grows-evenly' },
      clause: 'add_subscriber.limits.calls-per-second',
      says: 'The time for an answer grows with the square of the number of users.',
    },
    (reply, answer) => {
      const users = entriesOf(answer.SubscriberList).length;
      return users === 0 ? reply : { ...reply, delayMs: squareDelayMs * users ** 2 };
    },
  ),
];

function asAlready(entry: Entry): Entry {
  return { ...entry, Result: 2 };
}
