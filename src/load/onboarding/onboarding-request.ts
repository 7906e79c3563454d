import type { Region } from '../../contract/types.ts';
import type { Filling } from './fill-accounts.ts';
import type { Measured } from './measured-rates.ts';

/** What a plan is asked for. */
export interface OnboardingRequest extends Filling {
  readonly subscribers: number;
  /** At least one. */
  readonly regions: readonly Region[];
  /** All there are: more of them may be what keeps a deadline. */
  readonly knownRegions: number;
  /** The documented rate, or the one that the config gives: calls per second and region. */
  readonly documentedPerSecond: number;
  /** Subscribers per call, at most: what the documentation allows. */
  readonly largestBatch: number;
  readonly deadlineSeconds?: number;
  readonly measured?: Measured;
}
