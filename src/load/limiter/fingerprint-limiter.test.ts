import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestCapacity } from './best-capacity.ts';
import { bucketLevels, fixedLevels, levelsOf, slidingLevels } from './fill-levels.ts';
import { fingerprintLimiter } from './fingerprint-limiter.ts';
import { groupingOf } from './groupings.ts';
import { planTrial } from './plan-trial.ts';
import type { SimulatedKind } from './testing/simulate-limiter.ts';
import { type SimulatedTrial, simulateTrial } from './testing/simulate-trial.ts';
import type { TimedCall } from './types.ts';

/** A limit that is documented; what is kept may be another. */
const documentedPerSecond = 40;

const facts = { documentedPerSecond, operation: 'add_subscriber', otherOperation: 'get_subscriber_info' };
const trial = planTrial({ limitPerSecond: documentedPerSecond, maxPerSecond: 1e9, callsPerConnection: 8 });

/** Numbers from 0 to 1 that are the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** From a quarter of the documented rate to twice it, as 50 to 400 calls a second are of 200. */
const limiters: fc.Arbitrary<SimulatedKind> = fc
  .record({
    kind: fc.constantFrom('sliding' as const, 'fixed' as const, 'bucket' as const),
    ratePerSecond: fc.integer({ min: documentedPerSecond / 4, max: documentedPerSecond * 2 }),
    windowMs: fc.constantFrom(1000, 1000, 1000, 500, 2000, 100, 10_000),
    burstShare: fc.constantFrom(0.2, 0.5, 1, 1, 2),
  })
  .map(({ burstShare, ...one }) => ({
    ...one,
    burst: Math.max(1, Math.round(one.ratePerSecond * burstShare)),
  }));

const trials = fc
  .record({
    limiter: limiters,
    scope: fc.constantFrom('operation' as const, 'operation' as const, 'app' as const),
    jitterMs: fc.constantFrom(2, 5, 10, 30),
    clockOffsetMs: fc.integer({ min: 0, max: 1e6 }),
    seed: fc.integer(),
  })
  .map(({ seed, ...one }): SimulatedTrial => ({ trial, ...one, random: randomOf(seed) }));

const usual = { trial, scope: 'operation', jitterMs: 5, clockOffsetMs: 12_345 } as const;

/** Everything that the calls of one operation leave open under the very limiter that decided them. */
function unexplainedByTruth(
  calls: readonly TimedCall[],
  { limiter, scope, clockOffsetMs }: SimulatedTrial,
): number {
  const { kind, windowMs, ratePerSecond } = limiter as SimulatedKind;
  const levels = {
    sliding: slidingLevels(windowMs),
    fixed: fixedLevels(windowMs, -clockOffsetMs),
    bucket: bucketLevels(ratePerSecond / 1000),
  }[kind];
  const asked = scope === 'app' ? calls : calls.filter(({ other }) => !other);
  return bestCapacity(levelsOf(groupingOf(scope, asked, documentedPerSecond).groups, levels)).unexplained;
}

describe('the limiter behind a trial', () => {
  test('leaves no call unexplained, however late calls were and whatever the clocks say', () => {
    fc.assert(
      fc.property(trials, (one) => {
        expect(unexplainedByTruth(simulateTrial(one), one)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test('is never taken for another kind; now and then the calls cannot tell', { timeout: 120_000 }, () => {
    let asked = 0;
    let told = 0;
    fc.assert(
      fc.property(trials, (one) => {
        const calls = simulateTrial(one);
        const { kind, scope, evidence } = fingerprintLimiter(calls, facts);
        const limited = calls.some(({ passed, other }) => passed === false && !other);
        asked++;
        if (kind === one.limiter?.kind) told++;
        const said = evidence.join('\n');
        expect(limited ? [one.limiter?.kind, 'unknown'] : ['none', 'unknown'], said).toContain(kind);
        expect([one.scope, 'unknown'], said).toContain(scope);
      }),
      { numRuns: 20, seed: 1 },
    );
    // Windows of ten seconds, and limits far above what is sent, are among them.
    expect(told / asked).toBeGreaterThan(0.5);
  });

  test.each([
    { kind: 'sliding', ratePerSecond: 40, windowMs: 1000, burst: 40 },
    { kind: 'sliding', ratePerSecond: 60, windowMs: 500, burst: 30 },
    { kind: 'fixed', ratePerSecond: 40, windowMs: 1000, burst: 40 },
    { kind: 'fixed', ratePerSecond: 40, windowMs: 2000, burst: 80 },
    { kind: 'bucket', ratePerSecond: 40, windowMs: 1000, burst: 40 },
    { kind: 'bucket', ratePerSecond: 30, windowMs: 500, burst: 15 },
  ] as const)(
    'is told with its numbers: $kind of $ratePerSecond/s over $windowMs ms',
    { timeout: 30_000 },
    (limiter) => {
      const said = fingerprintLimiter(simulateTrial({ ...usual, limiter, random: randomOf(7) }), facts);
      expect(said, said.evidence.join('\n')).toMatchObject({ kind: limiter.kind, scope: 'operation' });
      expect(said.confidence).toBeGreaterThanOrEqual(0.95);
      const shared = said.evidence.some((line) => line.endsWith('or somebody else calls the same app'));
      expect(shared).toBe(limiter.ratePerSecond < documentedPerSecond);
      expect(Math.abs((said.ratePerSecond ?? 0) - limiter.ratePerSecond)).toBeLessThanOrEqual(
        limiter.ratePerSecond / 40,
      );
      expect(Math.abs((said.burst ?? 0) - limiter.burst)).toBeLessThanOrEqual(1);
      expect(Math.abs((said.windowMs ?? 0) - limiter.windowMs)).toBeLessThanOrEqual(limiter.windowMs / 25);
    },
  );

  test.each([
    { kind: 'fixed', ratePerSecond: 40, windowMs: 10_000, burst: 400 },
    { kind: 'sliding', ratePerSecond: 20, windowMs: 30_000, burst: 600 },
    { kind: 'fixed', ratePerSecond: 5, windowMs: 60_000, burst: 300 },
  ] as const)(
    'cannot be told where its window is longer than half of the trial, and that is said: $windowMs ms',
    { timeout: 30_000 },
    (limiter) => {
      const said = fingerprintLimiter(simulateTrial({ ...usual, limiter, random: randomOf(7) }), facts);
      const evidence = said.evidence.join('\n');
      expect(said, evidence).toMatchObject({ kind: 'unknown', ratePerSecond: null, windowMs: null });
      expect(evidence).toMatch(/windows longer than 8(\.\d)? s cannot be told from 16(\.\d)? s of calls/);
      expect(evidence).toMatch(/nothing passed for [\d.]+ s while \d+ calls were limited/);
    },
  );

  test('that counts by connection is seen by its scope', () => {
    const limiter = { kind: 'bucket', ratePerSecond: 40, windowMs: 1000, burst: 40 } as const;
    const calls = simulateTrial({ ...usual, scope: 'connection', limiter, random: randomOf(7) });
    expect(fingerprintLimiter(calls, facts)).toMatchObject({ scope: 'connection' });
  });

  test('is none where far more passes than the documented rate', () => {
    const said = fingerprintLimiter(
      simulateTrial({ ...usual, limiter: undefined, random: randomOf(7) }),
      facts,
    );
    expect(said).toMatchObject({ kind: 'none', ratePerSecond: null, scope: 'unknown' });
    expect(said.confidence).toBeGreaterThan(0.9);
  });

  test('is unknown where nothing was sent, where little was, and where nobody answered', () => {
    const calls = simulateTrial({ ...usual, limiter: undefined, random: randomOf(7) });
    const unanswered = calls.map(({ passed: _, ...call }) => call);
    for (const some of [[], calls.slice(0, 50), unanswered]) {
      expect(fingerprintLimiter(some, facts)).toMatchObject({ kind: 'unknown', confidence: 0 });
    }
  });

  test('is unknown where calls were limited without a rule', () => {
    const random = randomOf(3);
    const calls = simulateTrial({ ...usual, limiter: undefined, random }).map((call) => ({
      ...call,
      passed: random() < 0.5,
    }));
    const said = fingerprintLimiter(calls, facts);
    expect(said.kind).toBe('unknown');
    expect(said.evidence.join('\n')).toContain('no kind explains the calls');
  });

  test('is known all the same where some calls were not answered', { timeout: 30_000 }, () => {
    const limiter = { kind: 'sliding', ratePerSecond: 40, windowMs: 1000, burst: 40 } as const;
    const calls = simulateTrial({ ...usual, limiter, random: randomOf(7) });
    const some = calls.map(({ passed, ...call }, index) =>
      index % 50 === 0 ? call : { ...call, passed: passed === true },
    );
    expect(fingerprintLimiter(some, facts).kind).toBe('sliding');
  });
});
