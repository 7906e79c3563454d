import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPacer } from './pacer.ts';
import { goTo, mostInOneSecond, virtualClock } from './testing/virtual-clock.ts';

interface Arrival {
  readonly atMs: number;
  readonly lane: string;
}

interface Departure {
  readonly order: number;
  readonly lane: string;
  readonly atMs: number;
}

/** When each of these calls leaves; promises settle in a microtask, so the time is taken from the clock as it is called. */
async function departuresOf(
  arrivals: readonly Arrival[],
  pace: { lanePerSecond: number; totalPerSecond: number },
): Promise<Departure[]> {
  const time = virtualClock();
  const pacer = createPacer({ ...pace, maxUnderWay: 1e9 }, time.clock);
  const departures: Departure[] = [];
  const waits: Promise<void>[] = [];
  for (const [order, { atMs, lane }] of arrivals.entries()) {
    await goTo(time, atMs);
    waits.push(
      pacer.turn(lane).then(() => {
        departures.push({ order, lane, atMs: time.clock.nowMs() });
      }),
    );
  }
  while (time.pending() > 0) await goTo(time, time.clock.nowMs() + 1);
  await Promise.all(waits);
  return departures;
}

const arrivals = fc
  .array(
    fc.record({ gapMs: fc.constantFrom(0, 0, 0, 1, 7, 400, 1500), lane: fc.constantFrom('a', 'b', 'c') }),
    { minLength: 1, maxLength: 120 },
  )
  .map((steps) => {
    let atMs = 0;
    return steps.map(({ gapMs, lane }): Arrival => {
      atMs += gapMs;
      return { atMs, lane };
    });
  });

const rates = fc.record({
  lanePerSecond: fc.constantFrom(0.5, 1, 1.5, 3, 17, 40),
  totalPerSecond: fc.constantFrom(1, 5, 30, 1e9),
});

describe('the pacer', () => {
  test('never lets more calls go in any second than the rates allow', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, rates, async (calls, pace) => {
        const departures = await departuresOf(calls, pace);
        expect(mostInOneSecond(departures.map(({ atMs }) => atMs))).toBeLessThanOrEqual(pace.totalPerSecond);
        for (const lane of ['a', 'b', 'c']) {
          const times = departures.filter((departure) => departure.lane === lane).map(({ atMs }) => atMs);
          expect(mostInOneSecond(times)).toBeLessThanOrEqual(Math.max(1, pace.lanePerSecond));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('lets every call go, and those of a lane in the order in which they came', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, rates, async (calls, pace) => {
        const departures = await departuresOf(calls, pace);
        expect(departures).toHaveLength(calls.length);
        for (const lane of ['a', 'b', 'c']) {
          const orders = departures.filter((departure) => departure.lane === lane).map(({ order }) => order);
          expect(orders).toEqual([...orders].sort((a, b) => a - b));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('spaces calls evenly after a small burst and loses nothing of the rate', async () => {
    const calls = Array.from({ length: 60 }, () => ({ atMs: 0, lane: 'a' }));
    const times = (await departuresOf(calls, { lanePerSecond: 20, totalPerSecond: 1e9 })).map(
      ({ atMs }) => atMs,
    );
    const together = times.map((atMs) => times.filter((other) => Math.abs(other - atMs) < 50).length);
    expect(Math.max(...together)).toBe(4);
    expect(times.at(-1)).toBe(2800);
  });

  test('keeps lanes apart: one that waits does not hold up another', async () => {
    const calls = [...Array.from({ length: 30 }, () => ({ atMs: 0, lane: 'a' })), { atMs: 0, lane: 'b' }];
    const departures = await departuresOf(calls, { lanePerSecond: 2, totalPerSecond: 1e9 });
    expect(departures.find(({ lane }) => lane === 'b')?.atMs).toBe(0);
  });

  test('drops a call that is called off while it waits, and gives its place to the next', async () => {
    const time = virtualClock();
    const pacer = createPacer({ lanePerSecond: 1, totalPerSecond: 1e9, maxUnderWay: 9 }, time.clock);
    const stop = new AbortController();
    expect(await pacer.turn('a', stop.signal)).toBeDefined();
    const second = pacer.turn('a', stop.signal);
    const third = pacer.turn('a');
    stop.abort();
    expect(await second).toBeUndefined();
    time.advanceTo(1000);
    expect(await third).toBeDefined();
    expect(await pacer.turn('a', stop.signal)).toBeUndefined();
    expect(time.pending()).toBe(0);
  });

  test('keeps calls back while too many are under way', async () => {
    const time = virtualClock();
    const pacer = createPacer({ lanePerSecond: 1e9, totalPerSecond: 1e9, maxUnderWay: 2 }, time.clock);
    const gone: string[] = [];
    const turns = ['a', 'b', 'c', 'd'].map(async (lane) => {
      const turn = await pacer.turn(lane);
      gone.push(lane);
      return turn;
    });
    await goTo(time, 5000);
    expect(gone).toEqual(['a', 'b']);
    (await turns[1])?.end();
    await turns[2];
    expect(gone).toEqual(['a', 'b', 'c']);
    (await turns[2])?.end();
    await turns[3];
    expect(gone).toEqual(['a', 'b', 'c', 'd']);
  });
});
