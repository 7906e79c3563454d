import type { Region } from '../../contract/types.ts';
import type { RegionNetwork } from '../network.ts';
import type { Limiter } from './limiter.ts';

/** The one word over a run; the exit code says more. */
export type Decision = 'held' | 'violated' | 'missed' | 'inconclusive' | 'error';

/** A broken promise, as `summary.json` lists it. */
export interface Violation {
  /** Of a load goal: `<operation>/load/<profile>#<goal>`. */
  readonly caseId: string;
  readonly clause: string;
  readonly region: Region;
  readonly message: string;
  /** Whether the baseline knows it (always false without a baseline). */
  readonly known: boolean;
}

/** An answer to an open question, as `summary.json` lists it. */
export interface Observation {
  readonly silence: string;
  readonly region: Region;
  /** The name of the admissible answer, with what was seen: `first-counts (accepted with Result 1, 2)`, `refused 6017`. */
  readonly answer: string;
  /** The name alone; absent where more than one admissible answer fits, and in older runs. */
  readonly name?: string;
}

/** What a run did not check, each with a sentence that tells why. */
export interface NotChecked {
  /** Operations that no case and no profile asked. */
  readonly operations: readonly string[];
  readonly clauses: readonly { readonly clause: string; readonly why: string }[];
  /** Codes that the operations asked may answer, and did not. */
  readonly errorCodes: readonly { readonly code: number; readonly why: string }[];
  readonly silences: readonly { readonly silence: string; readonly why: string }[];
}

/** Percentiles in ms. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** One goal of a profile. */
export interface GoalResult {
  /** Name of the goal, e.g. `sent-as-planned`. */
  readonly goal: string;
  readonly held: boolean;
  /** What was measured, with unit, e.g. `4001 of 4000 calls`. */
  readonly actual: string;
  /** What had to hold, e.g. `planned +-1`. */
  readonly expected: string;
  /**
   * What a goal that did not hold means: the API broke a clause, a goal was missed, or the generator
   * could not do its part, so that nothing can be said of the target.
   */
  readonly meaning: 'violation' | 'missed' | 'inconclusive';
  /** The clause that a violation breaks. */
  readonly clause?: string;
}

/** From what to what a figure lies, with a confidence of 95 %. */
export type Interval = readonly [low: number, high: number];

/** How well figures of a load are known, from how they differ between blocks of 10 s. */
export interface LoadIntervals {
  readonly acceptedPerSecond: Interval;
  /** Percentiles of accepted calls, in ms. */
  readonly latencyMs: Readonly<Record<'p50' | 'p95' | 'p99', Interval>>;
}

/** One profile in one region: an entry of `summary.json` under `load`. */
export interface LoadEntry {
  readonly profile: string;
  /** The operation that was called; `add_subscriber` where it is absent. */
  readonly operation?: string;
  readonly region: Region;
  readonly offeredPerSecond: number;
  /** Calls sent, answered (any documented envelope), accepted (ErrorCode 0), limited (a rate code), failed (the rest), dropped (never sent). */
  readonly sent: number;
  readonly answered: number;
  readonly accepted: number;
  readonly limited: number;
  /** Refusals that the profile asks for, such as a batch too large; absent in older runs. */
  readonly refused?: number;
  readonly failed: number;
  readonly dropped: number;
  /** Subscribers added (Result 1), and found already subscribed (Result 2), per second. */
  readonly addedPerSecond: number;
  readonly alreadyPerSecond: number;
  /** Of accepted calls. */
  readonly latencyMs: Latency;
  /**
   * 95 % intervals, from blocks of 10 s, for the phase that the latencies are of; absent where it has less than three
   * blocks, and in older runs.
   */
  readonly intervals?: LoadIntervals;
  readonly goals: readonly GoalResult[];
  /** What kind of limiter answered; of the profile over-limit. */
  readonly limiter?: Limiter;
}

/** `summary.json`: the public result of a run. Additions only. */
export interface Summary {
  readonly schemaVersion: 1;
  readonly runId: string;
  readonly target: string;
  readonly regions: readonly Region[];
  readonly decision: Decision;
  readonly exitCode: number;
  /** The sentence that explains the decision. */
  readonly reason?: string;
  readonly counts: {
    readonly conforms: number;
    readonly violates: number;
    readonly observed: number;
    readonly unjudged: number;
    readonly errors: number;
  };
  readonly violations: readonly Violation[];
  readonly observations: readonly Observation[];
  readonly coverage: {
    readonly clauses: { readonly total: number; readonly checked: number };
    readonly errorCodes: { readonly documented: number; readonly provoked: number };
    /** Absent in older runs. */
    readonly notChecked?: NotChecked;
  };
  readonly load: readonly LoadEntry[];
  /** Regions in which calls were not answered or sent again, or clocks differ; absent where there is none. */
  readonly network?: readonly RegionNetwork[];
  /** One line for each error of the harness itself; absent where there was none. */
  readonly errors?: readonly string[];
}
