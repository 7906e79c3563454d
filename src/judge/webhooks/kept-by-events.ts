import type { ClauseId } from '../../contract/types.ts';
import type { Told, ToldCall } from './told-call.ts';

/**
 * The clauses that hold where calls and callbacks agree: an event was told, once, of the call that caused it and with what
 * the call said; and it was not told where it must not be.
 *
 * @param calls all that may be told of
 * @param told those of which a callback came
 */
export function keptByEvents(calls: readonly ToldCall[], told: readonly Told[]): readonly ClauseId[] {
  const kept = told.flatMap(({ call: { event, repeats } }) => [
    `${event.event}.event.sent`,
    'webhooks.delivery.once',
    ...repeats.map(({ clause }) => clause),
    ...(event.list === undefined ? [] : [event.list.clause]),
  ]);
  const notTold = calls.filter((call) => !told.some((one) => one.call === call));
  const spared = notTold.flatMap(({ due }) => (typeof due === 'object' ? [due.not] : []));
  return [...new Set([...kept, ...spared])];
}
