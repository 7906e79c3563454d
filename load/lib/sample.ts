/**
 * One line per call: what k6 writes and what is read back when it has ended. Fields are separated by tabs, in the
 * order of {@link sampleColumns}; times of the clock are ms since the epoch, spans are ms.
 */

/** What came of a call; the summary of a profile tells the meaning of each. */
export type CallOutcome = 'accepted' | 'limited' | 'refused' | 'failed';

/** One call. */
export interface Sample {
  /** Index of the region in the plan. */
  readonly region: number;
  /** Number of the iteration within its region. */
  readonly iteration: number;
  /** When the scenario of the region began. */
  readonly originMs: number;
  /** When the call was made. */
  readonly startMs: number;
  /** From the first byte sent to the last byte received. */
  readonly latencyMs: number;
  /** Spent before that, on a connection. */
  readonly connectMs: number;
  readonly outcome: CallOutcome;
  /** 1 where any documented envelope came back. */
  readonly answered: 0 | 1;
  /** HTTP status, 0 where none came. */
  readonly status: number;
  /** ErrorCode, -1 where none could be read. */
  readonly code: number;
  /** Entries with Result 1 of a call that adds, and of one that removes. */
  readonly added: number;
  readonly removed: number;
  /** Entries with Result 2 and 0. */
  readonly already: number;
  readonly entriesFailed: number;
  /** Subscribers in the call. */
  readonly size: number;
  /** Index of the account among those of the region. */
  readonly account: number;
  /** Index of the kind of call among the templates of the plan; 0 in races. */
  readonly form: number;
  /** Why it failed, as few words as there are ways to fail: a clause, `code 6017`, `no answer: reset`; else empty. */
  readonly kind: string;
  /** JSON of a {@link SampleDetail} for the first calls of a kind; else empty. */
  readonly detail: string;
}

/** More about a failed call. Redacted. */
export interface SampleDetail {
  readonly message: string;
  /** The answer, cut. */
  readonly example: string;
}

/** The fields of a line, in order. */
export const sampleColumns = [
  'region',
  'iteration',
  'originMs',
  'startMs',
  'latencyMs',
  'connectMs',
  'outcome',
  'answered',
  'status',
  'code',
  'added',
  'removed',
  'already',
  'entriesFailed',
  'size',
  'account',
  'form',
  'kind',
  'detail',
] as const satisfies readonly (keyof Sample)[];

/** Writes a line. Of the fields only `detail` can hold any text, and JSON has no tabs or line ends outside escapes. */
export function sampleLine(sample: Sample): string {
  return `${sample.region}\t${sample.iteration}\t${sample.originMs}\t${sample.startMs}\t${sample.latencyMs}\t${sample.connectMs}\t${sample.outcome}\t${sample.answered}\t${sample.status}\t${sample.code}\t${sample.added}\t${sample.removed}\t${sample.already}\t${sample.entriesFailed}\t${sample.size}\t${sample.account}\t${sample.form}\t${sample.kind}\t${sample.detail}`;
}
