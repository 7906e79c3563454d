import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRateLimiter, type LimiterKind, type RateLimits } from './rate-limiter.ts';

const kinds = ['fixed', 'sliding', 'bucket'] as const satisfies readonly LimiterKind[];

/** Times of calls in ms, in order, dense enough to meet the limit. */
const times = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 300 }).map((gaps) => {
  let nowMs = 5_000;
  return gaps.map((gap) => {
    nowMs += gap;
    return nowMs;
  });
});

/** Limits with whole numbers of calls in a window: some calls within a tenth of a second up to ten seconds. */
const limits = fc
  .record({ calls: fc.integer({ min: 1, max: 20 }), windowMs: fc.constantFrom(100, 500, 1000, 2000, 10_000) })
  .map(({ calls, windowMs }) => ({ calls, windowMs, callsPerSecond: (calls * 1000) / windowMs }));

function accepted(kind: LimiterKind, limited: RateLimits, at: readonly number[]): readonly number[] {
  const limiter = createRateLimiter(kind, limited);
  return at.filter((nowMs) => limiter(nowMs));
}

function mostWithin(at: readonly number[], windowOf: (nowMs: number) => (other: number) => boolean): number {
  return Math.max(0, ...at.map((nowMs) => at.filter(windowOf(nowMs)).length));
}

describe('limits of calls per second', () => {
  test('fixed: no window of the clock has more than the limit, and none is refused below it', () => {
    fc.assert(
      fc.property(limits, times, ({ calls, ...limited }, at) => {
        const window = (nowMs: number) => Math.floor(nowMs / limited.windowMs);
        const asked = new Map<number, number>();
        for (const nowMs of at) asked.set(window(nowMs), (asked.get(window(nowMs)) ?? 0) + 1);
        const expected = [...asked.values()].reduce((sum, count) => sum + Math.min(count, calls), 0);
        const served = accepted('fixed', limited, at);
        expect(served.length).toBe(expected);
        const most = mostWithin(served, (nowMs) => (other) => window(other) === window(nowMs));
        expect(most).toBeLessThanOrEqual(calls);
      }),
    );
  });

  test('sliding: a call is served exactly where fewer than the limit were within the window before it', () => {
    fc.assert(
      fc.property(limits, times, ({ calls, ...limited }, at) => {
        const limiter = createRateLimiter('sliding', limited);
        const before: number[] = [];
        for (const nowMs of at) {
          const recent = before.filter((other) => nowMs - other < limited.windowMs).length;
          expect(limiter(nowMs)).toBe(recent < calls);
          if (recent < calls) before.push(nowMs);
        }
      }),
    );
  });

  test('bucket: never more than the rate and one burst, and never a refusal while a token is left', () => {
    fc.assert(
      fc.property(limits, fc.integer({ min: 1, max: 30 }), times, ({ callsPerSecond }, burst, at) => {
        const limiter = createRateLimiter('bucket', { callsPerSecond, burst });
        const served: number[] = [];
        // As many as were served since any call, less what has flowed back since: the most of these is what is missing.
        const missing = (nowMs: number) =>
          Math.max(
            0,
            ...served.map((from, index) => served.length - index - (callsPerSecond * (nowMs - from)) / 1000),
          );
        for (const nowMs of at) {
          const left = burst - missing(nowMs);
          const taken = limiter(nowMs);
          if (Math.abs(left - 1) > 1e-6) expect(taken).toBe(left > 1);
          if (taken) served.push(nowMs);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('all kinds serve the whole limit at once and refuse the next call', () => {
    for (const kind of kinds) {
      expect(accepted(kind, { callsPerSecond: 200 }, new Array(201).fill(7_000)).length, kind).toBe(200);
    }
  });

  test('all kinds serve again after a window of silence', () => {
    for (const kind of kinds) {
      const at = [...new Array(51).fill(7_000), ...new Array(51).fill(7_250)];
      expect(accepted(kind, { callsPerSecond: 200, windowMs: 250 }, at).length, kind).toBe(100);
    }
  });

  test('no kind limits anything without a limit', () => {
    for (const kind of kinds) {
      const at = new Array(5_000).fill(7_000);
      expect(accepted(kind, { callsPerSecond: Number.POSITIVE_INFINITY }, at).length, kind).toBe(5_000);
    }
  });

  test('a clock that is set back does not lock anybody out of a fixed window', () => {
    const limiter = createRateLimiter('fixed', { callsPerSecond: 1 });
    expect([limiter(9_000), limiter(5_000), limiter(5_001)]).toEqual([true, true, false]);
  });
});
