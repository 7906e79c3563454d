import { expect, test } from 'vitest';
import { longestSilence } from './longest-silence.ts';
import type { TimedCall } from './types.ts';

/** A call every 100 ms that takes 10 ms: `+` passes, `-` is limited, `?` is not answered. */
function callsOf(outcomes: string): TimedCall[] {
  return [...outcomes].map((outcome, index) => ({
    fromMs: 100 * index,
    toMs: 100 * index + 10,
    connection: 0,
    other: false,
    ...(outcome !== '?' && { passed: outcome === '+' }),
  }));
}

test('is the longest stretch in which calls were limited and none passed', () => {
  expect(longestSilence(callsOf('++---+-----++--'))).toEqual({ lastedMs: 390, limited: 5 });
});

test('is not interrupted by a call of which nobody knows', () => {
  expect(longestSilence(callsOf('+--?--+'))).toEqual({ lastedMs: 390, limited: 4 });
});

test('is none where every call passed, or one alone was limited', () => {
  expect(longestSilence(callsOf('+++++')).lastedMs).toBe(0);
  expect(longestSilence(callsOf('++-++')).lastedMs).toBe(0);
});
