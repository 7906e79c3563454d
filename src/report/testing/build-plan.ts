import type { OnboardingPlan } from '../../results/records/onboarding-plan.ts';

/** A plan for two million users in one region at 150 accepted calls a second, with a deadline that it misses. */
export function buildPlan(): OnboardingPlan {
  return {
    schemaVersion: 1,
    subscribers: 2_000_000,
    batch: 100,
    accountPlaces: 100_000,
    regions: [
      {
        region: 'china',
        subscribers: 2_000_000,
        calls: 20_000,
        accounts: 20,
        ratePerSecond: 150,
        seconds: 133.334,
        retryShare: 0.25,
        sends: 26_667,
        documented: { ratePerSecond: 200, seconds: 100 },
        safe: { ratePerSecond: 142, seconds: 140.846 },
      },
    ],
    assumptions: ['An account takes 100,000 subscribers (MaxSubscriberNum).', 'No user is a subscriber yet.'],
    seconds: 133.334,
    measured: { runId: '2026-11-23T0640-mock-7f3a', by: 'throughput' },
    deadline: {
      seconds: 120,
      fits: false,
      fitsAtSafeRate: false,
      subscribersInTime: 1_800_000,
      neededRatePerSecond: 166.667,
      regionsNeeded: 2,
    },
  };
}
