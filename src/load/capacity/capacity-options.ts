import type { CapacityTrial } from '../../results/records/capacity.ts';
import type { LoadOptions } from '../types.ts';

/** What a search for the capacity needs. The first region of the target is asked. */
export interface CapacityOptions extends Omit<LoadOptions, 'profiles' | 'overrides' | 'onProgress'> {
  readonly plan: CapacityPlan;
  /** Called when a trial has ended. */
  readonly onTrial?: (trial: CapacityTrial, number: number) => void;
  /** Called about once a second with one line for people. */
  readonly onProgress?: (says: string) => void;
}

/** What a user may set. */
export interface CapacityPlan {
  /** Subscribers per call. */
  readonly batch: number;
  /** The goal on the 99th percentile of accepted calls. */
  readonly p99Ms: number;
  /** Of the trials that confirm; those that search last a third of it, and at least 3 s. */
  readonly confirmMs: number;
}
