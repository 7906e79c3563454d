/** What the trial of a limiter sends, in each region. */
export interface TrialPlan {
  /** Connections that are kept open, each used by one worker. */
  readonly connections: number;
  readonly steps: readonly TrialStep[];
}

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
