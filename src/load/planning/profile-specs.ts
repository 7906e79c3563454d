/** A stretch of a profile at one arrival rate. */
export interface PhaseSpec {
  /** Kebab-case, once in a profile. */
  readonly phase: string;
  /** Share of the rate of the run, in percent; 100 where neither share is given. */
  readonly percentOfRate?: number;
  /** Share of the documented rate, in percent. `--rate` takes the place of all phases above it. */
  readonly percentOfLimit?: number;
  /** Its length, whatever `--duration` says. */
  readonly durationMs?: number;
  /** Silence before it. */
  readonly gapMs?: number;
  /** Set where its calls do not belong to the counts of the run. */
  readonly measured?: false;
}

/** One kind of call of a profile in which calls differ: the batch as it should be, but for what is said here. */
export interface CallSpec {
  /** Kebab-case; calls of one name in a profile are alike. */
  readonly call: string;
  /** Absent: that of the profile. */
  readonly operation?: string;
  /** Subscribers in it; absent: as many as `--batch` says. */
  readonly size?: number;
  /** The whole body, in which `{account}` stands for the account. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Values at places of the body. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** A place of the body that is left out. */
  readonly remove?: string;
  /** The clause that it breaks: it must be refused with a code that this clause admits. */
  readonly clause?: string;
  /** Names the users of a call that is about as much older, in ms. */
  readonly backMs?: number;
}
