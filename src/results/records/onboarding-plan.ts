import type { Region } from '../../contract/types.ts';

/** A rate with the time that it takes. */
export interface RateAndTime {
  /** Accepted calls per second in one region. */
  readonly ratePerSecond: number;
  /** Until the last region is through, in s. */
  readonly seconds: number;
}

/** What one region has to do. Every rate is of accepted calls, every time in s. */
export interface OnboardingRegion {
  readonly region: Region;
  /** Its part of all subscribers. */
  readonly subscribers: number;
  /** Calls that must be accepted. */
  readonly calls: number;
  /** Official accounts that hold them. */
  readonly accounts: number;
  readonly seconds: number;
  /** The measured rate, or without a measured run the documented one. */
  readonly ratePerSecond: number;
  /** Part of the calls that is sent again, 0 to 1. */
  readonly retryShare: number;
  /** Calls that leave, those that are sent again included. */
  readonly sends: number;
  readonly documented: RateAndTime;
  /** The rate to configure: nothing is expected to be refused at it. */
  readonly safe: RateAndTime;
}

/** Whether a deadline can be kept, and what would keep it. */
export interface DeadlinePlan {
  readonly seconds: number;
  /** At the rate of the plan, and at the safe one. */
  readonly fits: boolean;
  readonly fitsAtSafeRate: boolean;
  /** How many subscribers these regions take by then, at the rate of the plan. */
  readonly subscribersInTime: number;
  /** Accepted calls per second that the busiest region needs. */
  readonly neededRatePerSecond: number;
  /** The smallest number of regions, at the rate of the slowest, that is in time; absent where all are too few. */
  readonly regionsNeeded?: number;
}

/** `plan.json`, and what `oaprobe plan --json` prints: what it takes to subscribe so many users. */
export interface OnboardingPlan {
  readonly schemaVersion: 1;
  readonly subscribers: number;
  /** Subscribers per call. */
  readonly batch: number;
  /** MaxSubscriberNum: subscribers per official account. */
  readonly accountPlaces: number;
  readonly regions: readonly OnboardingRegion[];
  /** What the plan takes for granted, a sentence each. */
  readonly assumptions: readonly string[];
  /** Until the last region is through, in s. */
  readonly seconds: number;
  /** The run whose figures were used; absent where the documented rate was. */
  readonly measured?: { readonly runId: string; readonly by: string };
  readonly deadline?: DeadlinePlan;
}
