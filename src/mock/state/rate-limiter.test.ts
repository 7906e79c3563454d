import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRateLimiter, type LimiterKind } from './rate-limiter.ts';

/** Times of calls in ms, in order, dense enough to meet the limit. */
const times = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 300 }).map((gaps) => {
  let nowMs = 5_000;
  return gaps.map((gap) => {
    nowMs += gap;
    return nowMs;
  });
});

const limits = fc.integer({ min: 1, max: 20 });

function accepted(kind: LimiterKind, callsPerSecond: number, at: readonly number[]): readonly number[] {
  const limiter = createRateLimiter(kind, callsPerSecond);
  return at.filter((nowMs) => limiter(nowMs));
}

function mostWithin(at: readonly number[], windowOf: (nowMs: number) => (other: number) => boolean): number {
  return Math.max(0, ...at.map((nowMs) => at.filter(windowOf(nowMs)).length));
}

describe('limits of calls per second', () => {
  test('fixed: no second of the clock has more than the limit, and none is refused below it', () => {
    fc.assert(
      fc.property(limits, times, (limit, at) => {
        const second = (nowMs: number) => Math.floor(nowMs / 1000);
        const asked = new Map<number, number>();
        for (const nowMs of at) asked.set(second(nowMs), (asked.get(second(nowMs)) ?? 0) + 1);
        const expected = [...asked.values()].reduce((sum, count) => sum + Math.min(count, limit), 0);
        const served = accepted('fixed', limit, at);
        expect(served.length).toBe(expected);
        expect(mostWithin(served, (nowMs) => (other) => second(other) === second(nowMs))).toBeLessThanOrEqual(
          limit,
        );
      }),
    );
  });

  test('sliding: no 1,000 ms have more than the limit, and a call is refused only after that many', () => {
    fc.assert(
      fc.property(limits, times, (limit, at) => {
        const served = accepted('sliding', limit, at);
        expect(
          mostWithin(served, (nowMs) => (other) => other <= nowMs && nowMs - other < 1000),
        ).toBeLessThanOrEqual(limit);
        const limiter = createRateLimiter('sliding', limit);
        const before: number[] = [];
        for (const nowMs of at) {
          const recent = before.filter((other) => nowMs - other < 1000).length;
          expect(limiter(nowMs)).toBe(recent < limit);
          if (recent < limit) before.push(nowMs);
        }
      }),
    );
  });

  test('bucket: never more than the rate and one burst', () => {
    fc.assert(
      fc.property(limits, times, (limit, at) => {
        const served = accepted('bucket', limit, at);
        for (const [index, from] of served.entries()) {
          for (const [more, to] of served.slice(index).entries()) {
            expect(more + 1).toBeLessThanOrEqual(limit + (limit * (to - from)) / 1000 + 1e-6);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test('all kinds serve the whole limit at once and refuse the next call', () => {
    for (const kind of ['fixed', 'sliding', 'bucket'] as const) {
      expect(accepted(kind, 200, new Array(201).fill(7_000)).length, kind).toBe(200);
    }
  });

  test('all kinds serve again after a second of silence', () => {
    for (const kind of ['fixed', 'sliding', 'bucket'] as const) {
      const at = [...new Array(201).fill(7_000), ...new Array(201).fill(8_000)];
      expect(accepted(kind, 200, at).length, kind).toBe(400);
    }
  });

  test('a clock that is set back does not lock anybody out of a fixed window', () => {
    const limiter = createRateLimiter('fixed', 1);
    expect([limiter(9_000), limiter(5_000), limiter(5_001)]).toEqual([true, true, false]);
  });
});
