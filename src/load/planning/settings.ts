/** What a user may set instead of a profile's defaults. */
export interface LoadOverrides {
  /** Calls per second and region. */
  readonly ratePerSecond?: number;
  /** Of the measured part. */
  readonly durationMs?: number;
  /** Subscribers per call. */
  readonly batch?: number;
  /** How many generators share the load. */
  readonly segments?: number;
  /** How many times the profile runs, one time after the other. */
  readonly repeat?: number;
  readonly users?: 'fresh' | 'pool';
  /** Of the lead-in; 0 leaves it out. */
  readonly leadInMs?: number;
  /** Set where nobody asks what kind of limiter answers, and the time for it is saved. */
  readonly limiterTrial?: false;
}

/** A profile's numbers for one target. */
export interface Settings {
  readonly ratePerSecond: number;
  readonly durationMs: number;
  readonly leadInMs: number;
  readonly batch: number;
  readonly users: 'fresh' | 'pool';
  /** The documented limit, or the one that the config gives, in calls per second. */
  readonly limitPerSecond: number;
}
