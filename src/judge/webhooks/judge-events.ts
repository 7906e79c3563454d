import type { ClauseId, Contract, WebhookEvent } from '../../contract/types.ts';
import type { Exchange } from '../exchange.ts';
import type { Finding } from '../verdict.ts';
import type { Callback } from './callback.ts';
import { eventToldOf } from './callback-law.ts';
import { keptByEvents } from './kept-by-events.ts';
import { type Mismatch, mismatches, type Told, type ToldCall, toldCalls } from './told-call.ts';

/** The calls of a case and the callbacks that came. */
export interface Events {
  readonly calls: readonly Exchange[];
  readonly callbacks: readonly Callback[];
  /** By which callbacks are known to belong to the case. */
  readonly names: ReadonlySet<string>;
  /** Events of which it is open in this case whether the app is told of them. */
  readonly open?: ReadonlySet<string>;
  readonly contract: Contract;
}

/** Whether as many callbacks of each event came as the calls so far must cause. */
export function haveAllCome({ callbacks, ...events }: Events): boolean {
  const { contract } = events;
  const came = Map.groupBy(callbacks, (callback) => eventToldOf(callback, contract)?.event);
  return Object.values(contract.webhooks.events).every((event) => {
    const due = callsOf(event, events).filter((call) => call.due === 'must');
    return (came.get(event.event)?.length ?? 0) >= due.length;
  });
}

/**
 * Holds the callbacks of a case against its calls: each call that causes an event is told of once, rightly, and no other.
 * In which order callbacks come is open.
 */
export function judgeEvents(events: Events): {
  readonly findings: readonly Finding[];
  readonly told: readonly Told[];
  /** The clauses that calls and callbacks keep, where no finding is about them. */
  readonly kept: readonly ClauseId[];
} {
  const all = Object.values(events.contract.webhooks.events).map((event) => judgeEvent(event, events));
  return {
    findings: all.flatMap(({ findings }) => findings),
    told: all.flatMap(({ told }) => told),
    kept: all.flatMap(({ kept }) => kept),
  };
}

/** The calls that an event may tell of; where that is open for the event, none of them must. */
function callsOf(
  event: WebhookEvent,
  { calls, names, open, contract }: Omit<Events, 'callbacks'>,
): readonly ToldCall[] {
  const possible = toldCalls(event, calls, names, contract);
  return open?.has(event.event) ? possible.map((call) => ({ ...call, due: 'may' as const })) : possible;
}

function judgeEvent(event: WebhookEvent, events: Events) {
  const { callbacks, contract } = events;
  const possible = callsOf(event, events);
  const came = callbacks.filter((callback) => eventToldOf(callback, contract)?.event === event.event);
  const told = matchExactly(came, possible);
  const findings: Finding[] = [];
  for (const callback of came.filter((one) => !told.some((match) => match.callback === one))) {
    const untold = possible.filter(({ due, exchange }) => due === 'must' && !isTold(told, exchange));
    const call = nearest(callback, untold);
    if (call !== undefined) told.push({ callback, call });
    findings.push(
      ...(call === undefined ? [superfluous(event, callback, possible)] : misfits(callback, call)),
    );
  }
  const missing = possible.find(({ due, exchange }) => due === 'must' && !isTold(told, exchange));
  if (missing !== undefined) findings.push(notTold(event, missing));
  return { findings, told, kept: keptByEvents(possible, told) };
}

/** Callbacks that fit a call wholly; a call that must be told of comes before one that may. */
function matchExactly(came: readonly Callback[], possible: readonly ToldCall[]): Told[] {
  const told: Told[] = [];
  for (const due of ['must', 'may'] as const) {
    for (const callback of came.filter((one) => !told.some((match) => match.callback === one))) {
      const call = possible.find(
        (one) => one.due === due && !isTold(told, one.exchange) && mismatches(callback, one).length === 0,
      );
      if (call !== undefined) told.push({ callback, call });
    }
  }
  return told;
}

function isTold(told: readonly Told[], exchange: Exchange): boolean {
  return told.some(({ call }) => call.exchange === exchange);
}

function nearest(callback: Callback, calls: readonly ToldCall[]): ToldCall | undefined {
  return [...calls].sort((a, b) => mismatches(callback, a).length - mismatches(callback, b).length)[0];
}

function misfits(callback: Callback, call: ToldCall): readonly Finding[] {
  return mismatches(callback, call).map(({ clause, expected, actual, pointer }: Mismatch) => ({
    law: 'callback-of-call',
    verdict: 'violates' as const,
    clause,
    expected,
    actual,
    pointer,
    message: `${pointer} of the callback must be ${expected}, got ${actual}`,
    exchangeIds: [callback.id, call.exchange.id],
  }));
}

/** A callback for which there is no call, or no further one. */
function superfluous(event: WebhookEvent, callback: Callback, possible: readonly ToldCall[]): Finding {
  const fitting = possible.filter((call) => mismatches(callback, call).length === 0);
  const again = fitting.find(({ due }) => typeof due === 'string');
  const forbidden = possible.find(
    (call) => typeof call.due === 'object' && repeatsOf(callback, call) && again === undefined,
  );
  const call = again ?? forbidden;
  const expected = again === undefined ? `no ${event.command}` : `one ${event.command}`;
  const actual = again === undefined ? 'one' : 'another';
  return {
    law: 'callback-caused',
    verdict: 'violates',
    clause: clauseOf(event, forbidden, again),
    expected,
    actual,
    message: `${event.trigger.operation} must cause ${expected} here, got ${actual}`,
    exchangeIds: [callback.id, ...(call === undefined ? [] : [call.exchange.id])],
  };
}

function clauseOf(event: WebhookEvent, forbidden?: ToldCall, again?: ToldCall): ClauseId {
  if (forbidden !== undefined && typeof forbidden.due === 'object') return forbidden.due.not;
  const only = `${event.event}.event.only-after-success`;
  return again === undefined && only in event.clauses ? only : 'webhooks.delivery.once';
}

/** Whether a callback is about the account of a call, whatever it lists. */
function repeatsOf(callback: Callback, call: ToldCall): boolean {
  return mismatches(callback, { ...call, event: withoutList(call.event) }).length === 0;
}

function withoutList({ list: _, ...event }: WebhookEvent): WebhookEvent {
  return event;
}

function notTold(event: WebhookEvent, { exchange }: ToldCall): Finding {
  return {
    law: 'callback-sent',
    verdict: 'violates',
    clause: `${event.event}.event.sent`,
    expected: `the callback ${event.command}`,
    actual: 'none',
    message: `${exchange.operation} must cause ${event.command}, got none`,
    exchangeIds: [exchange.id],
  };
}
