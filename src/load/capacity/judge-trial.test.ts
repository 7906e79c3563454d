import { describe, expect, test } from 'vitest';
import { judgeTrial } from './judge-trial.ts';
import type { TrialFigures, TrialSpan } from './trial.ts';

/** Five seconds at 200/s in which all went well but for what is changed. */
function judge(
  change: (second: number) => Partial<TrialSpan> = () => ({}),
  busyBecause: readonly string[] = [],
  more: Partial<TrialFigures> = {},
) {
  const spans = Array.from({ length: 5 }, (_, second) => ({
    offered: 200,
    sent: 200,
    accepted: 200,
    dropped: 0,
    p99Ms: 12,
    jitterMs: 2,
    ...change(second),
  }));
  const latencyMs = { p50: 3, p99: 12 };
  const figures: TrialFigures = {
    ratePerSecond: 200,
    spanSeconds: 1,
    spans,
    busyBecause,
    latencyMs,
    ...more,
  };
  return judgeTrial(figures, { p99Ms: 500 }, 'search');
}

const busy = ['the machine used 97 % of all cores'];

describe('a trial', () => {
  test('holds where all is accepted in time, and where a limiter at this very rate refuses one call in a hundred', () => {
    expect(judge()).toMatchObject({ outcome: 'held', why: 'all 1,000 calls accepted, p99 12 ms' });
    expect(judge(() => ({ accepted: 198 }))).toMatchObject({
      outcome: 'held',
      why: '10 of 1,000 calls not accepted (1 %), p99 12 ms',
    });
  });

  test('fails where more is refused all the time, and tells what is let through', () => {
    expect(judge(() => ({ accepted: 150 }))).toMatchObject({
      outcome: 'failed',
      limited: true,
      acceptedPerSecond: 150,
      why: '250 of 1,000 calls not accepted (25 %) in 5 of 5 s',
    });
  });

  test('says nothing of the rate where calls never came to the service, unless most were refused by it', () => {
    const lost = (broken: number) => ({ broken, brokenBecause: [`connection refused (${broken} times)`] });
    expect(judge(() => ({ accepted: 150 }), [], lost(240))).toMatchObject({
      outcome: 'generator',
      limited: false,
      refused: false,
      why: 'the network was the limit: 250 of 1,000 calls not accepted (25 %) in 5 of 5 s; connection refused (240 times)',
    });
    expect(judge(() => ({ accepted: 150 }), [], lost(100))).toMatchObject({
      outcome: 'failed',
      limited: true,
    });
  });

  test('fails where a burst is used up in the end, and tells what is let through then', () => {
    const came = judge((second) => (second < 3 ? {} : { accepted: 150 }));
    expect(came).toMatchObject({ outcome: 'failed', limited: true, acceptedPerSecond: 150 });
  });

  test('is spoiled by one bad second, whatever was bad in it', () => {
    for (const bad of [{ accepted: 100 }, { p99Ms: 900 }, { dropped: 3 }])
      expect(judge((second) => (second === 2 ? bad : {}))).toMatchObject({
        outcome: 'spoiled',
        limited: false,
      });
  });

  test('excuses the refusals of calls that bunched on their way, up to one in fifty of all', () => {
    const bunched = (accepted: number) => (second: number) =>
      second === 2 ? { accepted, jitterMs: 100 } : {};
    expect(judge(bunched(182)).outcome).toBe('held');
    expect(judge(bunched(170)).outcome).toBe('spoiled');
    expect(judge((second) => (second === 2 ? { accepted: 182 } : {})).outcome).toBe('spoiled');
  });

  test('fails where answers are slow or calls are dropped, unless the generator was busy', () => {
    for (const bad of [{ p99Ms: 900 }, { dropped: 30, sent: 170, accepted: 170 }]) {
      expect(judge(() => bad)).toMatchObject({ outcome: 'failed', limited: false });
      expect(judge(() => bad, busy)).toMatchObject({
        outcome: 'generator',
        why: expect.stringMatching(/^the generator was the limit: .*; the machine used 97 % of all cores$/),
      });
    }
  });

  test('is the generator’s where calls were not sent though no worker waited', () => {
    expect(judge(() => ({ sent: 150, accepted: 150 })).outcome).toBe('generator');
  });

  test('of a slow rate is judged by longer spans, and tells parts of a call a second', () => {
    const span = { offered: 103, sent: 103, accepted: 103, dropped: 0, p99Ms: 12, jitterMs: 2 };
    const at = (accepted: number) =>
      judgeTrial(
        {
          ratePerSecond: 10.3,
          spanSeconds: 10,
          spans: [span, { ...span, accepted }, { ...span, accepted }],
          busyBecause: [],
          latencyMs: { p50: 3, p99: 12 },
        },
        { p99Ms: 500 },
        'search',
      );
    expect(at(102).outcome).toBe('held');
    expect(at(99)).toMatchObject({
      outcome: 'failed',
      acceptedPerSecond: 9.9,
      countedSeconds: 20,
      why: '8 of 309 calls not accepted (2.59 %) in 20 of 30 s',
    });
  });

  test('refused all the time is the target’s, however busy the machine', () => {
    expect(judge(() => ({ accepted: 150 }), busy).outcome).toBe('failed');
  });
});
