import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchPhases, dueBetween, dueMs, type Phase, racePhases, stagesOf } from './phases.ts';

const settings = fc.record({
  ratePerSecond: fc.oneof(
    fc.integer({ min: 1, max: 1_000 }),
    fc.integer({ min: 100, max: 10_000 }).map((hundredths) => hundredths / 100),
  ),
  durationMs: fc.integer({ min: 1, max: 120_000 }),
  leadInMs: fc.integer({ min: 0, max: 10_000 }),
  limitPerSecond: fc.constantFrom(20, 200),
});

/** Iterations that k6 has begun when a stage ends: it integrates the rate, and begins one at each whole number. */
function reached(phases: readonly Phase[]): number[] {
  let rate = 0;
  let integral = 0;
  return stagesOf(phases).map(({ targetPerSecond, durationMs }) => {
    integral += (((rate + targetPerSecond) / 2) * durationMs) / 1000;
    rate = targetPerSecond;
    return integral;
  });
}

describe('the phases of batches', () => {
  test('at the documented rate: warm-up, 190/s, 200/s', () => {
    const phases = batchPhases({
      ratePerSecond: 200,
      durationMs: 20_000,
      leadInMs: 5_000,
      limitPerSecond: 200,
    });
    expect(
      phases.map(({ phase, ratePerSecond, iterations, measured }) => [
        phase,
        ratePerSecond,
        iterations,
        measured,
      ]),
    ).toEqual([
      ['warm-up', 190, 285, false],
      ['lead-in', 190, 950, false],
      ['steady', 200, 4_000, true],
    ]);
  });

  test('above the limit the lead-in still stays below it', () => {
    const [, leadIn, steady] = batchPhases({
      ratePerSecond: 400,
      durationMs: 1_000,
      leadInMs: 1_000,
      limitPerSecond: 200,
    });
    expect(leadIn?.ratePerSecond).toBe(190);
    expect(steady?.ratePerSecond).toBe(400);
  });

  test('k6 goes on for a while after the last iteration, so that it is not cut off', () => {
    const stages = stagesOf(
      batchPhases({ ratePerSecond: 10, durationMs: 1_000, leadInMs: 0, limitPerSecond: 200 }),
    );
    expect(stages.slice(-2)).toEqual([
      { targetPerSecond: 0, durationMs: 0 },
      { targetPerSecond: 0, durationMs: 1_000 },
    ]);
  });

  test('without a lead-in the measured part follows the warm-up', () => {
    const phases = batchPhases({ ratePerSecond: 10, durationMs: 1_000, leadInMs: 0, limitPerSecond: 200 });
    expect(phases.map(({ phase }) => phase)).toEqual(['warm-up', 'steady']);
  });

  test('more than a second lies between the measured part and what came before', () => {
    fc.assert(
      fc.property(settings, (some) => {
        const [before, steady] = batchPhases(some).slice(-2);
        const gapMs = (steady?.startMs ?? 0) - (before?.startMs ?? 0) - (before?.durationMs ?? 0);
        expect(gapMs).toBeGreaterThanOrEqual(1_100);
      }),
    );
  });

  test('k6 begins exactly the planned iterations, and each phase ends half an iteration after its last', () => {
    fc.assert(
      fc.property(settings, (some) => {
        const phases = batchPhases(some);
        const planned = phases.reduce((total, { iterations }) => total + iterations, 0);
        expect(reached(phases).at(-1)).toBeCloseTo(planned + 0.5, 6);
      }),
    );
  });
});

describe('phases with several rates', () => {
  const steps = fc.array(
    fc.record({
      phase: fc.constant('some'),
      ratePerSecond: fc.oneof(
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 100, max: 10_000 }).map((hundredths) => hundredths / 100),
      ),
      durationMs: fc.integer({ min: 1, max: 60_000 }),
      gapMs: fc.integer({ min: 500, max: 3_000 }),
      measured: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  );

  test('follow one another with their gaps, and k6 begins exactly their iterations', () => {
    fc.assert(
      fc.property(settings, steps, (some, given) => {
        const phases = batchPhases(some, given).slice(-given.length);
        for (const [index, phase] of phases.entries()) {
          const before = batchPhases(some, given).at(index - given.length - 1) as Phase;
          expect(phase.startMs - before.startMs - before.durationMs).toBeCloseTo(given[index]?.gapMs ?? 0, 6);
          expect(phase.iterations / phase.ratePerSecond).toBeCloseTo(phase.durationMs / 1000, 9);
        }
        const planned = batchPhases(some, given).reduce((total, { iterations }) => total + iterations, 0);
        expect(reached(batchPhases(some, given)).at(-1)).toBeCloseTo(planned + 0.5, 5);
      }),
    );
  });

  test('never ask for more than the highest rate, or the limit in the lead-in', () => {
    fc.assert(
      fc.property(settings, steps, (some, given) => {
        const most = Math.max(some.ratePerSecond, ...given.map(({ ratePerSecond }) => ratePerSecond));
        for (const { targetPerSecond } of stagesOf(batchPhases(some, given)))
          expect(targetPerSecond).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('the phase of races', () => {
  test('has an iteration per round, and k6 begins exactly these', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 200 }), (perSecond, rounds) => {
        const phases = racePhases(perSecond, rounds);
        expect(phases).toMatchObject([{ phase: 'races', measured: true, iterations: rounds }]);
        expect(reached(phases).at(-1)).toBeCloseTo(rounds + 0.5, 6);
      }),
    );
  });
});

describe('when iterations are due', () => {
  test('within the phase, in order, and counted once', () => {
    fc.assert(
      fc.property(settings, fc.nat({ max: 20_000 }), (some, cutMs) => {
        for (const phase of batchPhases(some)) {
          const { iterations, durationMs } = phase;
          expect(dueMs(phase, 1)).toBeGreaterThan(0);
          expect(dueMs(phase, iterations)).toBeLessThan(durationMs);
          expect(dueBetween(phase, 0, durationMs)).toBe(iterations);
          expect(dueBetween(phase, 0, cutMs) + dueBetween(phase, cutMs, durationMs + cutMs)).toBe(iterations);
        }
      }),
    );
  });

  test('by the time of an iteration, as many as its number come before it', () => {
    fc.assert(
      fc.property(settings, fc.nat(), (some, seed) => {
        for (const phase of batchPhases(some)) {
          const number = 1 + (seed % phase.iterations);
          expect(dueBetween(phase, 0, dueMs(phase, number) + 1e-3)).toBe(number);
          expect(dueBetween(phase, 0, dueMs(phase, number) - 1e-3)).toBe(number - 1);
        }
      }),
    );
  });

  test('a second at 200/s holds 200 of them, whichever it is', () => {
    const phase = batchPhases({
      ratePerSecond: 200,
      durationMs: 20_000,
      leadInMs: 0,
      limitPerSecond: 200,
    }).at(-1) as Phase;
    for (let second = 0; second < 20; second++)
      expect(dueBetween(phase, second * 1000, (second + 1) * 1000)).toBe(200);
  });
});
