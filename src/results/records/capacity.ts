import type { Region } from '../../contract/types.ts';

/** What ends the search: the target, the machine that asks, or what may be asked. */
export type CapacityLimit = 'target' | 'generator' | 'permission';

/** One trial at one arrival rate. */
export interface CapacityTrial {
  /** Calls per second. */
  readonly ratePerSecond: number;
  readonly held: boolean;
  /** What was seen, in a few words: why it held, or what did not. */
  readonly why: string;
  /** `search` brackets the answer, `confirm` goes on for longer. */
  readonly kind: 'search' | 'confirm';
  /** Of the measured part, in s. */
  readonly seconds: number;
  /** Part of the calls sent that was accepted, 0 to 1. */
  readonly acceptedShare: number;
  readonly acceptedPerSecond: number;
  /** Of accepted calls, in ms; absent where none was accepted. */
  readonly latencyMs?: { readonly p50: number; readonly p99: number };
}

/** `capacity.json`, and what `oaprobe capacity --json` prints: the highest rate at which the goals hold, in one region. */
export interface CapacityResult {
  readonly schemaVersion: 1;
  /** Calls per second; 0 where the goals held at no rate. */
  readonly ratePerSecond: number;
  /** The highest rate that held, and the lowest that is known not to (or that was not permitted): calls per second. */
  readonly interval: readonly [low: number, high: number];
  readonly trials: readonly CapacityTrial[];
  readonly limitedBy: CapacityLimit;
  readonly region: Region;
  /** Subscribers per call. */
  readonly batch: number;
  /** The goal on the 99th percentile of accepted calls. */
  readonly p99Ms: number;
  /** Whether longer trials confirmed the answer. */
  readonly confirmed: boolean;
}
