import type { PlannedRegion } from '../lib/plan.ts';

/** What the trial of a limiter sends, in each region. */
export interface TrialPlan {
  /** Connections that are kept open, each used by one worker. */
  readonly connections: number;
  readonly steps: readonly TrialStep[];
}

/**
 * How long after one region the next one begins: its bursts and its steady part then seldom meet those of the others,
 * and one machine can send them all on time.
 */
export const regionsApartMs = 5_000;

/** Calls at an even pace, over some of the connections in turn. */
export interface TrialStep {
  /** From the start of the trial. */
  readonly atMs: number;
  readonly calls: number;
  /** From one call to the next; 0 for all at once. */
  readonly everyMs: number;
  /** Whether the other operation is called. */
  readonly other: boolean;
  /** The first connection, and how many follow one another. */
  readonly firstConnection: number;
  readonly connections: number;
}

/** One of the two operations that a trial calls. */
export interface TrialOperation {
  readonly command: string;
  /** JSON text with the gaps of `gaps`. */
  readonly body: string;
}

/** What k6 is told: `limiter-plan.json`. It holds no secret. */
export interface TrialJob extends TrialPlan {
  readonly hosts: Readonly<Record<string, string>>;
  readonly skipCertificateCheck: boolean;
  /** A call that takes longer counts as not answered. */
  readonly timeoutMs: number;
  readonly regions: readonly PlannedRegion[];
  readonly asked: TrialOperation;
  readonly other: TrialOperation;
  /** Begins UserIDs, each call adds its own number; or a UserID that is taken as it is. */
  readonly user: { readonly text: string; readonly fresh: boolean };
  /** Codes that say that calls came too fast. */
  readonly limitedCodes: readonly number[];
}

/** One call of a trial, as k6 writes it: a line of fields, with tabs between them, in this order. */
export const trialColumns = [
  /** Index of the region. */
  'region',
  'connection',
  /** 1 where the other operation was called. */
  'other',
  /** Whole ms since the epoch: before the call was made, and after its answer was there. */
  'startMs',
  'endMs',
  /** Spent on a connection before the first byte, in ms. */
  'connectMs',
  /** `passed` (ErrorCode 0), `limited`, or `unknown`: refused for another reason, or not answered. */
  'outcome',
] as const;
