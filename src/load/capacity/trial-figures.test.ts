import { describe, expect, test } from 'vitest';
import type { LoadPhase, LoadSummary } from '../../results/records/load-summary.ts';
import { buildCounts, buildPhase, buildSecond } from '../testing/build-facts.ts';
import { trialFigures } from './trial-figures.ts';

/** The summary of a trial with batches of 10 whose measured phase is this. */
function summaryOf(phase: LoadPhase, busyBecause: readonly string[] = [], ratePerSecond = 100): LoadSummary {
  return {
    schemaVersion: 1,
    profile: 'throughput',
    title: '',
    operation: 'add_subscriber',
    interrupted: false,
    settings: { ratePerSecond, durationMs: 2_000, documentedPerSecond: 200, batch: 10, users: 'fresh' },
    generator: { name: 'k6', version: '2.2.0', cores: 2, cpuShare: 0.1, machineCpuShare: 0.2, busyBecause },
    bucketsMs: [],
    regions: [{ region: 'china', phases: [phase], findings: [], goals: [] }],
  };
}

const latency = { count: 50, p50: 4, p95: 8, p99: 12, max: 34 };

describe('the figures of a trial', () => {
  test('are those of the seconds in which calls were due', () => {
    const seconds = [0, 1].map((second) =>
      buildSecond(second, 100, {
        added: 1_000,
        latencyMs: { accepted: latency },
        lagMs: { p50: 0, p99: 2, max: 6 },
      }),
    );
    const late = buildSecond(2, 1, { offered: 0, added: 10 });
    const phase = buildPhase(100, 2, { seconds: [...seconds, late], latencyMs: { accepted: latency } });
    expect(trialFigures(summaryOf(phase))).toEqual({
      ratePerSecond: 100,
      spanSeconds: 1,
      spans: [0, 1].map(() => ({
        offered: 100,
        sent: 100,
        accepted: 100,
        dropped: 0,
        p99Ms: 12,
        jitterMs: 36,
      })),
      latencyMs: { p50: 4, p99: 12 },
      busyBecause: [],
    });
  });

  test('count an accepted call only where all its users were added', () => {
    const phase = buildPhase(100, 1, { seconds: [buildSecond(0, 100, { added: 980 })] });
    expect(trialFigures(summaryOf(phase)).spans).toMatchObject([{ sent: 100, accepted: 98 }]);
  });

  test('of a slow rate are those of spans of about a hundred calls; what is left belongs to the last', () => {
    const second = (number: number, calls: number, p99: number) =>
      buildSecond(number, calls, { added: 10 * calls, latencyMs: { accepted: { ...latency, p99 } } });
    const calls = [40, 40, 41, 40, 40, 41, 1];
    const phase = buildPhase(40, 6, {
      seconds: calls.map((one, number) => second(number, one, 10 + number)),
    });
    const { spanSeconds, spans } = trialFigures(summaryOf(phase, [], 40.5));
    expect(spanSeconds).toBe(3);
    expect(spans.map(({ sent, p99Ms }) => [sent, p99Ms])).toEqual([
      [121, 12],
      [122, 16],
    ]);
  });

  test('say why they may be the generator’s doing', () => {
    const phase = buildPhase(50, 1, { lagMs: { p50: 1, p99: 80, max: 200 } });
    expect(trialFigures(summaryOf(phase, ['the machine used 95 % of all cores'])).busyBecause).toEqual([
      'the machine used 95 % of all cores',
      '1 % of the calls left 80 ms late or later',
    ]);
  });

  test('are none where no call was sent: then nothing can be searched', () => {
    const phase = buildPhase(50, 1, { counts: buildCounts(0) });
    expect(() => trialFigures(summaryOf(phase))).toThrow(/must have calls sent in china, got none/);
  });
});
