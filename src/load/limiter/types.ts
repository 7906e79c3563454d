/** One call as the limiter may have seen it. Times are ms on the clock of the generator, whatever its offset. */
export interface TimedCall {
  /** The service decided after this moment, */
  readonly fromMs: number;
  /** and before this one. */
  readonly toMs: number;
  /** False where it was refused for the rate; absent where nobody knows: it was refused for another reason, or not answered. */
  readonly passed?: boolean;
  /** Whether another operation was called than the one in question. */
  readonly other: boolean;
  /** Number of the connection. */
  readonly connection: number;
}

/** The kinds that are told apart by when they refuse. */
export type WindowKind = 'sliding' | 'fixed' | 'bucket';

/** A kind with the numbers under which it explains the calls best. */
export interface Fit {
  readonly kind: WindowKind;
  /** Of a window its length; of a bucket the time in which it fills. */
  readonly windowMs: number;
  /** Calls in a window, or in a full bucket: the least and the most that explain equally many calls. */
  readonly burst: readonly [least: number, most: number];
  readonly ratePerSecond: number;
  /** Calls whose answer the kind cannot explain, at whatever moment within their time they were decided. */
  readonly unexplained: number;
}
