import type { Region } from '../../contract/types.ts';
import type { OnboardingPlan, OnboardingRegion, RateAndTime } from '../../results/records/onboarding-plan.ts';
import { floorRate, slowestPerSecond } from '../capacity/rate-grid.ts';
import { assumptionsOf } from './assumptions.ts';
import { accountsFor, callsFor, splitEvenly } from './fill-accounts.ts';
import type { MeasuredRate } from './measured-rates.ts';
import type { OnboardingRequest } from './onboarding-request.ts';
import { planDeadline } from './plan-deadline.ts';

/** Part of a rate at which nothing is refused: a limiter may refuse calls that keep exactly to its rate. */
const safeShare = 0.95;

/** Plans how so many users become subscribers: calls, accounts and time of each region. Pure arithmetic. */
export function planOnboarding(request: OnboardingRequest): OnboardingPlan {
  const { subscribers, batch, places, measured, deadlineSeconds } = request;
  const parts = splitEvenly(subscribers, request.regions.length);
  const regions = request.regions.map((region, index) => planRegion(request, region, parts[index] ?? 0));
  return {
    schemaVersion: 1,
    subscribers,
    batch,
    accountPlaces: places,
    regions,
    assumptions: assumptionsOf(request, regions),
    seconds: Math.max(...regions.map(({ seconds }) => seconds)),
    ...(measured && { measured: { runId: measured.runId, by: measured.by } }),
    ...(deadlineSeconds !== undefined && { deadline: planDeadline(request, regions, deadlineSeconds) }),
  };
}

function planRegion(request: OnboardingRequest, region: Region, subscribers: number): OnboardingRegion {
  const { documentedPerSecond } = request;
  const calls = callsFor(subscribers, request);
  const { ratePerSecond, retryShare } = rateIn(request, region);
  const safePerSecond = safeRate(Math.min(ratePerSecond, documentedPerSecond));
  return {
    region,
    subscribers,
    calls,
    accounts: accountsFor(subscribers, request),
    ...timed(calls, ratePerSecond),
    retryShare,
    sends: Math.ceil(calls / (1 - retryShare)),
    documented: timed(calls, documentedPerSecond),
    safe: timed(calls, safePerSecond),
  };
}

/** A region that was not measured is taken to be like the slowest that was. */
function rateIn(
  { measured, documentedPerSecond }: OnboardingRequest,
  region: Region,
): Omit<MeasuredRate, 'region'> {
  if (measured === undefined) return { ratePerSecond: documentedPerSecond, retryShare: 0 };
  const own = measured.rates.find((rate) => rate.region === region);
  return (
    own ?? measured.rates.reduce((slow, rate) => (rate.ratePerSecond < slow.ratePerSecond ? rate : slow))
  );
}

/** A rate that `--rate` takes, where there is at least one call a second. */
function safeRate(ratePerSecond: number): number {
  const share = safeShare * ratePerSecond;
  return share >= slowestPerSecond ? floorRate(share) : share;
}

/** Rounded up to the ms, so that a time is never too short. */
function timed(calls: number, ratePerSecond: number): RateAndTime {
  return { ratePerSecond, seconds: Math.ceil((calls / ratePerSecond) * 1000 - 1e-6) / 1000 };
}
