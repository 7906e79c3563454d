import { describe, expect, test } from 'vitest';
import type { Sample } from '../../../load/lib/sample.ts';
import { batchPhases } from '../planning/phases.ts';
import { samplesOf, withSamples } from '../testing/build-samples.ts';
import { measureSteady, phases, steady } from '../testing/measure-steady.ts';
import { findingsOf } from './ask-regions.ts';

const onTime = () => 0.5;

describe('figures that some phases have', () => {
  test('how much longer a larger batch takes, in small and in large ones', async () => {
    const sizes = [1, 50, 100];
    const size = (number: number): Partial<Sample> => {
      const users = sizes[number % 3] as number;
      return { size: users, latencyMs: 5 + users ** 2 / 100 };
    };
    const { sizeSlope } = await measureSteady(samplesOf(phases, steady, onTime, size), { bySize: true });
    expect(sizeSlope?.small.slope).toBeCloseTo(0.51, 2);
    expect(sizeSlope?.large.slope).toBeCloseTo(1.5, 2);
  });

  test('figures by kind of call, and what failed in which', async () => {
    const kinds = [
      { call: 'good', mustBeRefused: false },
      { call: 'bad', mustBeRefused: true },
    ];
    const form = (number: number): Partial<Sample> =>
      number % 2 === 0
        ? { form: 0 }
        : { form: 1, outcome: 'failed', kind: 'code 6017', code: 6017, added: 0 };
    const samples = samplesOf(phases, steady, onTime, form);
    const { byCall } = await measureSteady(samples, { kinds });
    expect(byCall?.map(({ call, mustBeRefused, counts }) => [call, mustBeRefused, counts.accepted])).toEqual([
      ['bad', true, 0],
      ['good', false, 150],
    ]);
    const findings = await withSamples(samples, phases, (store) => findingsOf(store, 'china', kinds));
    expect(findings).toMatchObject([{ call: 'bad', code: 6017, count: 150 }]);
  });

  test('latency from when calls were due, calls that were held up, and the last that was limited', async () => {
    const late = (number: number) => (number > 200 && number <= 210 ? 250 : 0.5);
    const more = (number: number): Partial<Sample> => ({
      ...(number % 20 === 0 && { latencyMs: 300 }),
      ...(number === 150 && { outcome: 'limited' as const, code: 60007 }),
    });
    const phase = await measureSteady(samplesOf(phases, steady, late, more));
    expect(phase.latencyMs.accepted?.p95).toBeLessThan(50);
    expect(phase.fromDueMs?.accepted?.p95).toBeGreaterThan(100);
    expect(phase.seconds.map(({ slow }) => slow)).toEqual([5, 5, 5]);
    expect(phase.lastLimitedMs).toBeCloseTo(1_495, -1);
  });

  test('a long phase comes in blocks of 10 s, from three on with intervals', async () => {
    const long = batchPhases({ ratePerSecond: 10, durationMs: 35_000, leadInMs: 0, limitPerSecond: 200 });
    const latency = (number: number): Partial<Sample> => ({ latencyMs: 5 + Math.floor((number - 1) / 100) });
    const phase = await measureSteady(samplesOf(long, 1, onTime, latency), { phases: long });
    expect(phase.blocks?.map(({ startMs, latencyMs }) => [startMs, latencyMs.accepted?.p50])).toEqual([
      [0, 5],
      [10_000, 6],
      [20_000, 7],
    ]);
    // Student's t for two degrees of freedom, 4.303, over the root of three.
    expect(phase.intervalsMs?.p50.map((bound) => bound.toFixed(2))).toEqual(['3.52', '8.48']);
    expect(phase.acceptedIntervalPerSecond).toEqual([10, 10]);
  });
});
