import type { DeadlinePlan, OnboardingRegion } from '../../results/records/onboarding-plan.ts';
import { callsFor, type Filling, splitEvenly, subscribersIn } from './fill-accounts.ts';

/** What a deadline is held against. */
export interface DeadlineRequest extends Filling {
  readonly subscribers: number;
  readonly knownRegions: number;
}

/** Says whether a plan keeps a deadline, and what would keep it: fewer subscribers, a higher rate, more regions. */
export function planDeadline(
  request: DeadlineRequest,
  regions: readonly OnboardingRegion[],
  seconds: number,
): DeadlinePlan {
  const slowest = Math.min(...regions.map(({ ratePerSecond }) => ratePerSecond));
  const regionsNeeded = fewestRegions(request, callsIn(slowest, seconds));
  return {
    seconds,
    fits: regions.every((region) => region.seconds <= seconds),
    fitsAtSafeRate: regions.every(({ safe }) => safe.seconds <= seconds),
    subscribersInTime: regions.reduce(
      (total, { ratePerSecond }) => total + subscribersIn(callsIn(ratePerSecond, seconds), request),
      0,
    ),
    neededRatePerSecond: Math.max(...regions.map(({ calls }) => calls)) / seconds,
    ...(regionsNeeded !== undefined && { regionsNeeded }),
  };
}

/** Whole calls in so many seconds; what is short of a whole one by less than a rounding error counts. */
function callsIn(ratePerSecond: number, seconds: number): number {
  return Math.floor(ratePerSecond * seconds + 1e-6);
}

/** Regions that share all subscribers, when each has time for so many calls. */
function fewestRegions(
  { subscribers, knownRegions, ...filling }: DeadlineRequest,
  calls: number,
): number | undefined {
  const counts = Array.from({ length: knownRegions }, (_, index) => index + 1);
  return counts.find((count) => callsFor(splitEvenly(subscribers, count)[0] ?? 0, filling) <= calls);
}
