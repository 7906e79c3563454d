import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPacer } from './pacer.ts';
import { goTo, mostInOneSecond, virtualClock } from './testing/virtual-clock.ts';

interface Departure {
  readonly group: number;
  readonly lane: string;
  readonly atMs: number;
}

interface Rates {
  readonly lanePerSecond: number;
  readonly totalPerSecond: number;
  readonly maxUnderWay: number;
}

/** When the calls of each group leave; a call is over as soon as it has left. */
async function departuresOf(groups: readonly (readonly string[])[], rates: Rates): Promise<Departure[]> {
  const time = virtualClock();
  const pacer = createPacer(rates, time.clock);
  const departures: Departure[] = [];
  const waits = groups.map(async (lanes, group) => {
    const turns = await pacer.turns(lanes);
    for (const lane of lanes) departures.push({ group, lane, atMs: time.clock.nowMs() });
    for (const turn of turns ?? []) turn.end();
  });
  const all = groups.flat().length;
  while (departures.length < all) await goTo(time, time.clock.nowMs() + 1);
  await Promise.all(waits);
  return departures;
}

const groups = fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 30,
});

const rates = fc.record({
  lanePerSecond: fc.constantFrom(4, 17),
  totalPerSecond: fc.constantFrom(4, 30, 1e9),
  maxUnderWay: fc.constantFrom(1, 3, 64),
});

describe('calls that leave together', () => {
  test('leave at the same moment, all of them, within the rates of their lanes and of all', async () => {
    await fc.assert(
      fc.asyncProperty(groups, rates, async (calls, pace) => {
        const departures = await departuresOf(calls, pace);
        expect(departures).toHaveLength(calls.flat().length);
        for (const group of calls.keys()) {
          const moments = departures.filter((one) => one.group === group).map(({ atMs }) => atMs);
          expect(new Set(moments).size).toBe(1);
        }
        expect(mostInOneSecond(departures.map(({ atMs }) => atMs))).toBeLessThanOrEqual(pace.totalPerSecond);
        for (const name of ['a', 'b', 'c']) {
          const times = departures.filter(({ lane }) => lane === name).map(({ atMs }) => atMs);
          expect(mostInOneSecond(times)).toBeLessThanOrEqual(pace.lanePerSecond);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('are not overtaken by what comes after them in one of their lanes', async () => {
    const calls = [['a', 'a', 'a', 'a', 'a', 'a'], ['a', 'b'], ['a'], ['a'], ['b']];
    const departures = await departuresOf(calls, { lanePerSecond: 10, totalPerSecond: 1e9, maxUnderWay: 64 });
    const inA = departures.filter(({ lane }) => lane === 'a').map(({ group }) => group);
    expect(inA).toEqual([0, 0, 0, 0, 0, 0, 1, 2, 3]);
  });

  test('are refused where a second does not hold so many', async () => {
    const pacer = createPacer({ lanePerSecond: 3, totalPerSecond: 1e9, maxUnderWay: 64 });
    await expect(pacer.turns(['a', 'a', 'a', 'a'])).rejects.toThrow('calls at once must be at most 3');
    expect(await pacer.turn('a')).toBeDefined();
  });

  test('that are called off make place for the next', async () => {
    const time = virtualClock();
    const pacer = createPacer({ lanePerSecond: 2, totalPerSecond: 1e9, maxUnderWay: 64 }, time.clock);
    const stop = new AbortController();
    await pacer.turns(['a', 'a']);
    const dropped = pacer.turns(['a', 'b'], stop.signal);
    const next = pacer.turn('b');
    stop.abort();
    expect(await dropped).toBeUndefined();
    expect(await next).toBeDefined();
  });
});
