import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sample } from '../../../load/lib/sample.ts';
import { type Phase, racePhases } from '../planning/phases.ts';
import { buildSample, originMs, samplesOf, withSamples } from '../testing/build-samples.ts';
import { measureSteady, phases, planned, steady } from '../testing/measure-steady.ts';
import { findingsOf, sumsOf } from './ask-regions.ts';
import { measurePhases } from './measure-phases.ts';

const onTime = () => 0.5;

describe('a phase in which everything went as planned', () => {
  test('is counted once per call, second by second, without lag', async () => {
    const phase = await measureSteady(samplesOf(phases, steady, onTime));
    expect(phase.counts).toMatchObject({
      offered: 300,
      sent: 300,
      answered: 300,
      accepted: 300,
      dropped: 0,
      added: 300,
    });
    expect(phase.seconds.map(({ second, offered, sent }) => [second, offered, sent])).toEqual([
      [0, 100, 100],
      [1, 100, 100],
      [2, 100, 100],
    ]);
    expect(phase.offeredPerSecond).toBe(100);
    expect(phase.lagMs?.max).toBeLessThan(1);
    expect(phase.startedAt).toBe(new Date(originMs + (phases[steady]?.startMs ?? 0)).toISOString());
  });

  test('is the same where generators shared it, though one began later', async () => {
    const alone = samplesOf(phases, steady, onTime, (number) => ({ latencyMs: number }));
    const laterMs = 400;
    const shared = alone.map((sample) =>
      sample.iteration % 3 === 0
        ? { ...sample, originMs: originMs + laterMs, startMs: sample.startMs + laterMs }
        : sample,
    );
    expect(await measureSteady(shared)).toEqual(await measureSteady(alone));
  });

  test('keeps phases and regions apart', async () => {
    const samples = [
      ...samplesOf(phases, 0, onTime),
      ...samplesOf(phases, 1, onTime, () => ({ outcome: 'limited', code: 60007, added: 0 })),
      ...samplesOf(phases, 2, onTime, () => ({ region: 1 })),
    ];
    const [china, seoul] = await withSamples(samples, phases, (store) => measurePhases(store, planned()));
    expect(china?.map(({ counts }) => counts.sent)).toEqual([143, 95, 0]);
    expect(china?.[1]?.counts).toMatchObject({ limited: 95, accepted: 0 });
    expect(seoul?.map(({ counts }) => counts.sent)).toEqual([0, 0, 300]);
  });

  test('has exact percentiles of each outcome', async () => {
    const latency = (number: number): Partial<Sample> =>
      number <= 101 ? { latencyMs: number - 1 } : { latencyMs: 500, outcome: 'limited', code: 60007 };
    const { latencyMs, histogram } = await measureSteady(samplesOf(phases, steady, onTime, latency));
    expect(latencyMs.accepted).toEqual({ count: 101, p50: 50, p95: 95, p99: 99, max: 100 });
    expect(latencyMs.limited).toEqual({ count: 199, p50: 500, p95: 500, p99: 500, max: 500 });
    expect(latencyMs.failed).toBeUndefined();
    const counted = (counts: readonly number[] = []) => counts.reduce((sum, count) => sum + count, 0);
    expect(counted(histogram.accepted)).toBe(101);
    expect(counted(histogram.limited)).toBe(199);
  });
});

test('the time that k6 takes to get its workers ready is no lag', async () => {
  const phase = await measureSteady(samplesOf(phases, steady, (number) => (number === 150 ? 90 : 40)));
  expect(phase.lagMs?.p50).toBeLessThan(2);
  expect(phase.lagMs?.max).toBeGreaterThan(48);
  expect(phase.seconds.map(({ sent }) => sent)).toEqual([100, 100, 100]);
});

describe('a generator that stood still', () => {
  test('is late by as much as it stood, and has dropped nothing', async () => {
    // The calls due in 200 ms leave together when it goes on.
    const late = (number: number) => (number > 100 && number <= 120 ? (120 - number) * 10 + 5 : 0.5);
    const phase = await measureSteady(samplesOf(phases, steady, late));
    expect(phase.counts).toMatchObject({ sent: 300, dropped: 0 });
    expect(phase.lagMs?.max).toBeCloseTo(195, -1);
  });

  test('that sends its last calls after the end has them in a second of their own', async () => {
    const { seconds, counts } = await measureSteady(
      samplesOf(phases, steady, (number) => (number > 298 ? 60 : 0.5)),
    );
    expect(seconds.at(-1)).toMatchObject({ second: 3, offered: 0, sent: 2 });
    expect(counts).toMatchObject({ sent: 300, dropped: 0 });
  });
});

describe('dropped calls', () => {
  test('are counted in the second in which they were due, and make no call late', async () => {
    const phase = await measureSteady(
      samplesOf(phases, steady, (number) => (number > 120 && number <= 150 ? undefined : 0.5)),
    );
    expect(phase.counts).toMatchObject({ offered: 300, sent: 270, dropped: 30 });
    expect(phase.seconds.map(({ dropped }) => dropped)).toEqual([0, 30, 0]);
    expect(phase.lagMs?.max).toBeLessThan(2);
  });

  test('whichever they are, offered is sent and dropped, and the rest is on time', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 290 }),
        async (dropped) => {
          const gone = new Set(dropped);
          const phase = await measureSteady(
            samplesOf(phases, steady, (number) => (gone.has(number) ? undefined : 0.5)),
          );
          expect(phase.counts.sent).toBe(300 - gone.size);
          expect(phase.counts.dropped).toBe(gone.size);
          expect(phase.lagMs?.max ?? 0).toBeLessThan(2);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('are all of them where nothing was sent', async () => {
    const phase = await measureSteady([]);
    expect(phase.counts).toMatchObject({ offered: 300, sent: 0, dropped: 300 });
    expect(phase.lagMs).toBeUndefined();
    expect(phase.latencyMs).toEqual({});
  });
});

describe('a run that was cut short', () => {
  const endedMs = (phases[steady] as Phase).startMs + 1_500;

  test('offers what was due by then', async () => {
    const early = samplesOf(phases, steady, (number) => (number <= 150 ? 0.5 : undefined));
    const phase = await measureSteady(early, { endedMs }, '0\t17\t18');
    expect(phase.durationMs).toBe(1_500);
    expect(phase.counts).toMatchObject({ offered: 150, sent: 150, dropped: 0 });
    expect(phase.seconds).toHaveLength(2);
  });

  test('leaves out phases that never began', async () => {
    const plan = planned({ endedMs: 100 });
    const [china] = await withSamples([], phases, (store) => measurePhases(store, plan));
    expect(china?.map(({ phase }) => phase)).toEqual(['warm-up']);
  });
});

describe('races', () => {
  test('count every call of a round, and offer as many as the rounds have', async () => {
    const rounds = racePhases(5, 4);
    const samples = [0, 1, 2, 3].flatMap((iteration) =>
      samplesOf(rounds, 0, (number) => (number === iteration + 1 ? 1 : undefined)).flatMap((sample) =>
        Array.from({ length: iteration + 2 }, () => ({ ...sample, iteration })),
      ),
    );
    const phase = await measureSteady(samples, { phases: rounds, callsOf: (iteration) => iteration + 2 });
    expect(phase.counts).toMatchObject({ offered: 2 + 3 + 4 + 5, sent: 14, dropped: 0 });
    expect(phase.lagMs?.max).toBeLessThan(3);
  });
});

describe('what else samples tell', () => {
  test('figures by size of batch', async () => {
    const size = (number: number): Partial<Sample> =>
      number % 3 === 0 ? { size: 101, outcome: 'refused', code: 6017, added: 0 } : { size: 50, added: 50 };
    const { bySize } = await measureSteady(samplesOf(phases, steady, onTime, size), { bySize: true });
    expect(
      bySize?.map(({ size: one, counts }) => [one, counts.sent, counts.accepted, counts.refused]),
    ).toEqual([
      [50, 200, 200, 0],
      [101, 100, 0, 100],
    ]);
  });

  test('ways to fail, most frequent first, with the first example', async () => {
    const failed = (kind: string, detail = ''): Sample =>
      buildSample({ outcome: 'failed', kind, detail, startMs: originMs + 1 });
    const samples = [
      failed('code 6017', JSON.stringify({ message: 'refused with ErrorCode 6017', example: '{"a":\t1}' })),
      failed('no answer: reset'),
      failed('code 6017'),
      failed('add_subscriber.response.result-values'),
    ];
    const findings = await withSamples(samples, phases, (store) => findingsOf(store, 'china'));
    expect(findings).toEqual([
      { kind: 'code', code: 6017, message: 'refused with ErrorCode 6017', count: 2, example: '{"a":\t1}' },
      {
        kind: 'clause',
        clause: 'add_subscriber.response.result-values',
        message: 'add_subscriber.response.result-values',
        count: 1,
      },
      { kind: 'no answer', failure: 'reset', message: 'no answer: reset', count: 1 },
    ]);
  });

  test('what was added to each account, and what may have been', async () => {
    const samples = [
      buildSample({ account: 0, size: 10, added: 10 }),
      buildSample({
        account: 1,
        size: 10,
        added: 0,
        outcome: 'failed',
        answered: 0,
        code: -1,
        kind: 'no answer: timeout',
      }),
      buildSample({ account: 1, size: 10, added: 0, outcome: 'refused', code: 130006 }),
      buildSample({ account: 2, size: 10, added: 0, outcome: 'failed', code: 6017, kind: 'code 6017' }),
      buildSample({ account: 2, size: 5, added: 0, outcome: 'failed', code: 20005, kind: 'code 20005' }),
      buildSample({ account: 2, size: 9, added: 7, entriesFailed: 2 }),
      buildSample({ account: 1, size: 10, added: 4, outcome: 'failed', code: 0, kind: 'some.clause' }),
    ];
    const sums = await withSamples(samples, phases, (store) => sumsOf(store, 'china', 'account', [6017]));
    expect(sums).toEqual([
      { index: 0, added: 10, uncertain: 0, uncertainRemoved: 0, turnedAway: 0 },
      { index: 1, added: 4, uncertain: 16, uncertainRemoved: 0, turnedAway: 10 },
      { index: 2, added: 7, uncertain: 5, uncertainRemoved: 0, turnedAway: 2 },
    ]);
  });

  test('one row per call in the file that stays', async () => {
    const samples = samplesOf(phases, steady, onTime, () => ({ region: 1 }));
    const rows = await withSamples(samples, phases, async (store, folder) => {
      const file = join(folder, 'samples.parquet');
      await store.writeParquet(file);
      return store.query(`SELECT * FROM '${file.replaceAll("'", "''")}' ORDER BY started_at LIMIT 1`);
    });
    expect(rows).toEqual([
      expect.objectContaining({
        region: 'seoul',
        phase: 'steady',
        second: 0,
        outcome: 'accepted',
        latency_ms: 5,
        code: 0,
      }),
    ]);
  });
});
