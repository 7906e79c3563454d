/** A stretch of a trial: one second, or as many as it takes to have enough calls in it. */
export interface TrialSpan {
  /** Calls that were due, sent, and accepted with every user added. */
  readonly offered: number;
  readonly sent: number;
  readonly accepted: number;
  /** Calls that were due and not sent, because every worker was waiting for an answer. */
  readonly dropped: number;
  /** 99th percentile of accepted calls in ms, of its slowest second; absent where none was accepted. */
  readonly p99Ms?: number;
  /** By how much calls may have moved on their way: how late they left, and how far answers lay apart, in ms. */
  readonly jitterMs: number;
}

/** What one trial measured. */
export interface TrialFigures {
  /** Calls per second. */
  readonly ratePerSecond: number;
  /** Of each span, whole seconds. */
  readonly spanSeconds: number;
  readonly spans: readonly TrialSpan[];
  /** Of accepted calls, in ms; absent where none was accepted. */
  readonly latencyMs?: { readonly p50: number; readonly p99: number };
  /** Why figures may be the generator's doing; empty where it kept up. */
  readonly busyBecause: readonly string[];
  /** Why calls were not answered, where the network is the cause and not a service that is too slow; mostly empty. */
  readonly brokenBecause?: readonly string[];
  /** How many calls that were. */
  readonly broken?: number;
}

/**
 * What a trial came to: the goals held; they did not; they did not in a few spans only, so that it is to be asked
 * again; or the generator, or its network, was the bottleneck.
 */
export type TrialOutcome = 'held' | 'failed' | 'spoiled' | 'generator';

/** A trial that was judged. */
export interface JudgedTrial {
  readonly ratePerSecond: number;
  /** `search` brackets the answer, `confirm` goes on for longer. */
  readonly kind: 'search' | 'confirm';
  readonly outcome: TrialOutcome;
  /** Whether more calls were refused than a correct limiter may refuse, in some span. */
  readonly refused: boolean;
  /** The same in at least half of all spans. */
  readonly limited: boolean;
  /** Calls that were accepted in a second, once bursts are over: what a limiter lets through. */
  readonly acceptedPerSecond: number;
  /** The time over which that was counted, in s: a call more or less there is the error of it. */
  readonly countedSeconds: number;
  /** What was seen, in a few words. */
  readonly why: string;
}
