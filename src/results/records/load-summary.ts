import type { Region } from '../../contract/types.ts';
import type { Failure } from '../../judge/exchange.ts';
import type { Limiter } from './limiter.ts';
import type { GoalResult, Interval, Latency, LoadIntervals } from './summary.ts';

/**
 * What came of one call under load: `accepted` (ErrorCode 0), `limited` (a code that says that calls came too fast),
 * `refused` (another refusal that the profile asks for, such as a batch too large), `failed` (everything else: another
 * code, an answer that breaks a clause, no answer).
 */
export type LoadOutcome = 'accepted' | 'limited' | 'refused' | 'failed';

/** Counts of calls in some span of time; each call counts in the span in which it was sent. */
export interface CallCounts {
  /** What the plan asks for. */
  readonly offered: number;
  readonly sent: number;
  /** Sent, and any documented envelope came back. */
  readonly answered: number;
  readonly accepted: number;
  readonly limited: number;
  readonly refused: number;
  readonly failed: number;
  /** Due but never sent, because the generator had no free worker. */
  readonly dropped: number;
  /** Subscribers with Result 1 in calls that add, and with Result 2. */
  readonly added: number;
  readonly already: number;
  /** Subscribers with Result 1 in calls that remove; absent where there are none. */
  readonly removed?: number;
}

/** Latencies of `count` calls in ms, from the first byte sent to the last byte received. */
export interface OutcomeLatency extends Latency {
  readonly count: number;
}

/** Latency by outcome; an outcome that no call had is absent. */
export type LatencyByOutcome = Readonly<Partial<Record<LoadOutcome, OutcomeLatency>>>;

/** How much later than planned calls were sent, in ms. */
export interface Lag {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** One second of a phase, counted from the start of the phase. */
export interface LoadSecond extends CallCounts {
  /** 0 is the first second. */
  readonly second: number;
  /** Accepted calls that took far longer than usual: 100 ms or more, and ten times the median; absent where none did. */
  readonly slow?: number;
  readonly latencyMs: LatencyByOutcome;
  readonly lagMs?: Lag;
}

/** A change in ms per user, with its 95 % interval. */
export interface Slope {
  readonly slope: number;
  readonly interval: Interval;
}

/** A stretch of a phase that is long enough to count as one observation. */
export interface LoadBlock {
  /** From the start of the phase. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly latencyMs: LatencyByOutcome;
}

/** A part of a profile with one arrival rate, in one region. */
export interface LoadPhase {
  /** e.g. `lead-in`, `steady`. */
  readonly phase: string;
  /** Whether the phase belongs to the counts of the run; a lead-in does not. */
  readonly measured: boolean;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly offeredPerSecond: number;
  readonly counts: CallCounts;
  readonly latencyMs: LatencyByOutcome;
  /** The same from when calls were due, so that a call that left late is not flattered; absent in older runs. */
  readonly fromDueMs?: LatencyByOutcome;
  /** Absent where nothing was sent. */
  readonly lagMs?: Lag;
  /** Calls per bucket of {@link LoadSummary.bucketsMs}, by outcome. */
  readonly histogram: Readonly<Partial<Record<LoadOutcome, readonly number[]>>>;
  readonly seconds: readonly LoadSecond[];
  /** Set where batches differ in size: the same figures by number of subscribers per call. */
  readonly bySize?: readonly {
    readonly size: number;
    readonly counts: CallCounts;
    readonly latencyMs: LatencyByOutcome;
  }[];
  /** Set where calls differ in kind: the same figures by kind, and whether it must be refused. */
  readonly byCall?: readonly {
    readonly call: string;
    readonly mustBeRefused: boolean;
    readonly counts: CallCounts;
    readonly latencyMs: LatencyByOutcome;
  }[];
  /** Set where sizes are told apart: how many ms longer an accepted call takes for each user more. */
  readonly sizeSlope?: { readonly all: Slope; readonly small: Slope; readonly large: Slope };
  /** Blocks of 10 s, from which the intervals come; absent where the phase is shorter than two. */
  readonly blocks?: readonly LoadBlock[];
  /** 95 % intervals of percentiles of accepted calls; absent where there are less than three blocks. */
  readonly intervalsMs?: LoadIntervals['latencyMs'];
  /** The same of accepted calls per second; absent in older runs too. */
  readonly acceptedIntervalPerSecond?: Interval;
  /** When the last limited call was made, in ms from the start of the phase; absent where none was limited. */
  readonly lastLimitedMs?: number;
}

/** One way in which answers broke a clause, or in which calls failed. */
export interface LoadFinding {
  /** The clause that was broken; absent where the call failed for another reason. */
  readonly clause?: string;
  /** Of calls that were not answered: the kind of failure, as in exchanges. */
  readonly failure?: Failure['kind'];
  /** One line, e.g. `/SubscriberList/0/Result must be one of 0, 1, 2, got 3 (number)`. */
  readonly message: string;
  readonly count: number;
  /** The kind of call; absent where all are of one kind. */
  readonly call?: string;
  /** The first such answer, redacted and cut. */
  readonly example?: string;
}

/** What one region did. */
export interface LoadRegion {
  readonly region: Region;
  readonly phases: readonly LoadPhase[];
  readonly findings: readonly LoadFinding[];
  readonly goals: readonly GoalResult[];
  /** Of a profile that asks for it. */
  readonly limiter?: Limiter;
}

/** `load/<profile>/summary.json`: the figures behind the load charts. */
export interface LoadSummary {
  readonly schemaVersion: 1;
  readonly profile: string;
  readonly title: string;
  readonly operation: string;
  /** Name of the target, where it is not the run's own but the one it was held against (`--against`). */
  readonly opponent?: string;
  readonly interrupted: boolean;
  readonly settings: {
    /** Calls per second and region, in the measured phase. */
    readonly ratePerSecond: number;
    readonly durationMs: number;
    /** The documented limit, or the one that the config gives. */
    readonly documentedPerSecond: number;
    /** Subscribers per call; of a profile that mixes sizes, the largest accepted one. */
    readonly batch: number;
    readonly users: 'fresh' | 'pool';
  };
  readonly generator: {
    readonly name: 'k6';
    readonly version: string;
    /** Processes that shared the load; 1 where absent. */
    readonly processes?: number;
    /** Of the machine; 0 where the load came from others, of which it is not known how busy they were. */
    readonly cores: number;
    /** Share of all cores that the generator used, 0 to 1. */
    readonly cpuShare: number;
    /** Share of all cores that anything used, 0 to 1. */
    readonly machineCpuShare: number;
    /** By how many ms the clock of the generator was set while calls were sent; absent in older runs. */
    readonly clockShiftMs?: number;
    /** Why figures may be the generator's doing; empty where it kept up. */
    readonly busyBecause: readonly string[];
  };
  /** Upper bounds of the histogram buckets in ms, ascending; a last bucket above holds the rest. */
  readonly bucketsMs: readonly number[];
  readonly regions: readonly LoadRegion[];
}
