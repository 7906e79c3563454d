/**
 * What k6 is told to do: written as `plan.json` before it starts. It holds no secret; signatures come through the
 * environment, in variables that the plan names.
 */

/** A stretch of time in which the arrival rate goes evenly from one value to another. */
export interface Stage {
  /** Iterations per second at the end; the rate jumps there at once when `durationMs` is 0. */
  readonly targetPerSecond: number;
  readonly durationMs: number;
}

/** Where one region is called. */
export interface PlannedRegion {
  readonly region: string;
  /** The whole URL with a gap for the operation, but for `usersig` and `random`, which are appended. */
  readonly url: string;
  /** Name of the environment variable that holds the signature. */
  readonly signatureVariable: string;
  /** Official accounts that calls are about, made for this profile. */
  readonly accounts: readonly string[];
}

/** A request body with gaps: {@link gaps}. */
export interface BodyTemplate {
  /** Tells this kind of call from the others of the plan. */
  readonly call: string;
  readonly operation: string;
  /** Subscribers in it. */
  readonly size: number;
  /** JSON text. */
  readonly text: string;
  /** Codes with which such a call is meant to be refused; empty where it must be accepted. */
  readonly refusals: readonly number[];
  /** Names the users, and the account, of the call that is so many iterations older; absent: users of its own. */
  readonly back?: number;
}

/**
 * The texts that stand for the account and for the part of a UserID that differs per call in a {@link BodyTemplate},
 * and for the operation in a URL.
 */
export const gaps = { account: '{account}', user: '{user}', operation: '{operation}' } as const;

/** Variables of the environment that name the files k6 reads. */
export const variables = { plan: 'OAPROBE_PLAN', pool: 'OAPROBE_POOL' } as const;

/** Calls that add batches of users, template after template. */
export interface BatchCalls {
  readonly templates: readonly BodyTemplate[];
  /** How many calls in a row go to one account before the next one is used. */
  readonly callsPerAccount: number;
  /** Begins the UserIDs of this run; each call adds its own number to it. */
  readonly userPrefix: string;
  /**
   * Set where existing users are asked about, over and over: then the file that `OAPROBE_POOL` names holds ready
   * bodies, in which the account is the only gap, and the templates are not used.
   */
  readonly pool?: true;
}

/** Calls that leave together and race for places that are fewer than they. */
export interface Race {
  readonly calls: readonly { readonly account: number; readonly user: string }[];
  /** Codes that the calls that lose must be refused with. */
  readonly refusals: readonly number[];
}

/** The whole plan. */
export interface Plan {
  readonly operation: string;
  /** k6's `hosts`: the address to dial instead of DNS, by `domain:443`. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Set only where k6 cannot be given the trust anchor of a target on this machine. */
  readonly skipCertificateCheck: boolean;
  /** A call that takes longer counts as not answered. */
  readonly timeoutMs: number;
  /** Iterations that may be under way at once, per region. */
  readonly workers: number;
  readonly stages: readonly Stage[];
  readonly regions: readonly PlannedRegion[];
  /** One of the two is set. */
  readonly batches?: BatchCalls;
  readonly races?: { readonly template: string; readonly rounds: readonly Race[] };
}
