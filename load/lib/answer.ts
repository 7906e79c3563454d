import type { CallOutcome } from './sample.ts';

/** An answer as it came, whatever client brought it. */
export interface Answer {
  /** HTTP status, 0 where none came. */
  readonly status: number;
  /** The body as text; absent where none came. */
  readonly body: string | null;
  /** Why there is no answer, or why it broke off. */
  readonly error: string;
  /** The number of k6 for that; 0 where there is none. */
  readonly errorCode: number;
  /** From the first byte sent to the last byte received, in ms. */
  readonly latencyMs: number;
}

/** The call that an answer belongs to. */
export interface Asked {
  readonly region: string;
  readonly operation: string;
  readonly body: string;
  /** The part of the body that no other call has; empty where calls repeat bodies. */
  readonly unique: string;
  /** Names calls whose bodies differ in nothing but their unique part. */
  readonly form: string;
  /** Codes with which it is meant to be refused. */
  readonly refusals: ReadonlySet<number>;
}

/** What an answer means. */
export interface Judged {
  readonly outcome: CallOutcome;
  readonly answered: boolean;
  /** -1 where none could be read. */
  readonly code: number;
  readonly added: number;
  readonly removed: number;
  readonly already: number;
  readonly entriesFailed: number;
  /** Empty where the call did not fail; see `Sample.kind`. */
  readonly kind: string;
  readonly message: string;
}
