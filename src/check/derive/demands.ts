import { get } from '../../contract/json-pointer.ts';
import type { ClauseId, JsonPointer } from '../../contract/types.ts';
import { describeValue } from '../../judge/describe-value.ts';
import { type Expectation, expectAccepted, type Unmet } from '../../judge/expectation.ts';
import type { JsonObject } from '../../judge/outcome.ts';

/** What an accepted answer must say: returns what is wrong, or nothing. */
export type Demands = NonNullable<Expectation['demands']>;

/** The call must be accepted, with an answer that meets the demands. */
export function demanding(clause: ClauseId, demands: Demands): Expectation {
  return { ...expectAccepted(clause), demands };
}

/** What is wrong at a place of an answer. */
export function unmet(body: JsonObject, pointer: JsonPointer, expected: string): Unmet {
  return { pointer, expected, actual: describeValue(get(body, pointer)) };
}

/** Demands a text or number at a place. */
export function isAt(body: JsonObject, pointer: JsonPointer, value: string | number): Unmet | undefined {
  return get(body, pointer) === value ? undefined : unmet(body, pointer, JSON.stringify(value));
}

/** Far more than clocks differ, and less than time zones do, in seconds. */
const hourSeconds = 3600;

/** September 2020: nobody had an official account before, in seconds. */
const beginningSeconds = 1_600_000_000;

/**
 * Demands a time in seconds at which something can have been done, where there is one. How exact a clock is no page says; a
 * time of another unit or zone, or none, is far away or yet to come.
 */
export function isPast(pointer: JsonPointer): Demands {
  return (body) => {
    const time = get(body, pointer);
    if (time === undefined) return undefined;
    const seconds = Number(time);
    return seconds > beginningSeconds && seconds < Date.now() / 1000 + hourSeconds
      ? undefined
      : unmet(body, pointer, 'the time in seconds at which it was done');
  };
}

/** Demands the same of a field of each entry of a list. */
export function arePast(list: JsonPointer, field: string): Demands {
  return (body) =>
    entriesAt(body, list)
      .map((_, index) => isPast(`${list}/${index}/${field}`)(body))
      .find((one) => one !== undefined);
}

/** The entries of a list of an answer; none where there is no list. */
export function entriesAt(body: JsonObject, pointer: JsonPointer): readonly unknown[] {
  const list = get(body, pointer);
  return Array.isArray(list) ? list : [];
}
