import type { CapacityResult, CapacityTrial } from '../../results/records/capacity.ts';

/** A search that ended at 198 calls a second, because a limiter let 200 through. */
export function buildCapacity(): CapacityResult {
  return {
    schemaVersion: 1,
    ratePerSecond: 198,
    interval: [198, 200],
    trials: [
      buildTrial(100, { why: 'all 500 calls accepted, p99 9 ms' }),
      buildTrial(400, {
        held: false,
        acceptedShare: 0.5,
        why: '1,000 of 2,000 calls not accepted (50 %) in 5 of 5 s',
      }),
      buildTrial(198, { kind: 'confirm', seconds: 15, why: 'all 2,970 calls accepted, p99 11 ms' }),
    ],
    limitedBy: 'target',
    region: 'china',
    batch: 100,
    p99Ms: 1_000,
    confirmed: true,
  };
}

function buildTrial(ratePerSecond: number, more: Partial<CapacityTrial>): CapacityTrial {
  const acceptedPerSecond = ratePerSecond * (more.acceptedShare ?? 1);
  const latencyMs = { p50: 2, p99: 9 + ratePerSecond / 100 };
  return {
    ratePerSecond,
    held: true,
    why: '',
    kind: 'search',
    seconds: 5,
    acceptedShare: 1,
    acceptedPerSecond,
    latencyMs,
    ...more,
  };
}
