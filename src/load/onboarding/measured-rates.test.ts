import { describe, expect, test } from 'vitest';
import type { RunContents } from '../../results/records/run-contents.ts';
import type { LoadEntry } from '../../results/records/summary.ts';
import { buildLoadEntry } from '../../results/testing/build-records.ts';
import { measuredRates } from './measured-rates.ts';

/** 20 s at 200/s. */
function entry(more: Partial<LoadEntry>): LoadEntry {
  return buildLoadEntry({
    offeredPerSecond: 200,
    sent: 4_000,
    accepted: 4_000,
    dropped: 0,
    refused: 0,
    ...more,
  });
}

function ratesOf(load: readonly LoadEntry[], more: Partial<RunContents> = {}) {
  return measuredRates({ path: 'r', run: { runId: 'r1' }, summary: { load }, ...more } as RunContents);
}

describe('the rates that a run measured', () => {
  test('are of accepted calls, and what was not accepted is sent again', () => {
    expect(ratesOf([entry({ accepted: 3_000 })])).toEqual({
      runId: 'r1',
      by: 'throughput',
      rates: [{ region: 'china', ratePerSecond: 150, retryShare: 0.25 }],
    });
  });

  test('count the time in which calls were dropped', () => {
    expect(ratesOf([entry({ sent: 2_000, dropped: 2_000, accepted: 2_000 })]).rates).toMatchObject([
      { ratePerSecond: 100, retryShare: 0 },
    ]);
  });

  test('are the slowest of a profile that ran twice', () => {
    const rates = [3_900, 3_800].map((accepted) => entry({ accepted }));
    expect(ratesOf(rates).rates).toMatchObject([{ ratePerSecond: 190 }]);
  });

  test('are those of throughput where it ran, and no profile counts that wants refusals or reads', () => {
    const soak = entry({ profile: 'soak', accepted: 40_000, sent: 40_000 });
    expect(ratesOf([soak, entry({})]).by).toBe('throughput');
    expect(ratesOf([soak]).by).toBe('soak');
    expect(() => ratesOf([entry({ refused: 1 })])).toThrow(/^--from must be a run in which a load profile/);
    expect(() => ratesOf([entry({ operation: 'get_subscriber_info' })])).toThrow(/^--from must be/);
    expect(() => ratesOf([entry({ accepted: 0 })])).toThrow(/^--from must be/);
  });

  test('are those of a search for the capacity before all else', () => {
    const capacity = { region: 'seoul', ratePerSecond: 148 } as NonNullable<RunContents['capacity']>;
    expect(ratesOf([entry({})], { capacity })).toEqual({
      runId: 'r1',
      by: 'capacity',
      rates: [{ region: 'seoul', ratePerSecond: 148, retryShare: 0 }],
    });
  });
});
