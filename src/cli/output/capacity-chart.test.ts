import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CapacityTrial } from '../../results/records/capacity.ts';
import { capacityChart } from './capacity-chart.ts';

function trial(ratePerSecond: number, acceptedShare: number, p99?: number): CapacityTrial {
  return {
    ratePerSecond,
    held: acceptedShare > 0.99,
    why: '',
    kind: 'search',
    seconds: 3,
    acceptedShare,
    acceptedPerSecond: acceptedShare * ratePerSecond,
    ...(p99 !== undefined && { latencyMs: { p50: 1, p99 } }),
  };
}

describe('the chart of a search', () => {
  test('shows each trial, the slowest rate first', () => {
    expect(capacityChart([trial(200, 1, 20), trial(400, 0.5, 80), trial(12.5, 0)])).toEqual([
      '  calls/s  accepted                          p99 of accepted calls',
      '     12.5                               0 %',
      '      200  ########################   100 %  ####                 20 ms  held',
      '      400  ############                50 %  ################     80 ms',
    ]);
  });

  test('fits 80 columns and is plain text, whatever was measured', () => {
    const trials = fc.array(
      fc
        .tuple(
          fc.double({ min: 1, max: 1e5, noNaN: true }),
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.option(fc.double({ min: 0, max: 60_000, noNaN: true }), { nil: undefined }),
        )
        .map(([rate, share, p99]) => trial(Number(rate.toFixed(2)), share, p99)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(trials, (some) => {
        const lines = capacityChart(some);
        expect(lines).toHaveLength(some.length === 0 ? 0 : some.length + 1);
        for (const line of lines) expect(line).toMatch(/^[\x20-\x7e]{1,80}$/);
      }),
    );
  });

  test('does not call all what is not all', () => {
    expect(capacityChart([trial(200, 0.9999, 5)])[1]).toMatch(/ 99\.9 % /);
  });
});
