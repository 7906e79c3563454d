import type { BatchCalls, Plan } from '../../../load/lib/plan.ts';
import type { Phase } from './phases.ts';

/** An official account that a profile needs, the same in each region. */
export interface NeededAccount {
  /** Places for subscribers, or the service's default. */
  readonly places?: number;
}

/** What a profile is about to do in each region, before anything is sent. */
export interface Work {
  readonly phases: readonly Phase[];
  /** Calls that one iteration sends, at most. */
  readonly callsPerIteration: number;
  /** Calls of all phases. */
  readonly calls: number;
  /** Calls of the phases that are measured. */
  readonly measuredCalls: number;
  /** Iterations that may be under way at once. */
  readonly workers: number;
  readonly accounts: readonly NeededAccount[];
  readonly batches?: BatchCalls;
  readonly races?: RaceWork;
  /** Ready bodies of a pool, see `BatchCalls.pool`. */
  readonly pool?: readonly string[];
  /** Users who must be imported before the first call, and deleted after the last. */
  readonly imports?: readonly string[];
}

/** Races, and what they race for. */
export interface RaceWork extends NonNullable<Plan['races']> {
  /** Accounts, by index, of which the last places are raced for, each with its number of places. */
  readonly placesOf: ReadonlyMap<number, number>;
  /** Races of one user for the last accounts that it may join; absent where the limit is not known. */
  readonly joins?: { readonly accountsPerSubscriber: number; readonly users: readonly string[] };
}

/** How long a call may take before it counts as not answered, in ms: above the 3 s of the service itself. */
export const callTimeoutMs = 10_000;
