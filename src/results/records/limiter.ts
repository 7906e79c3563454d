/** What kind of limiter answered, as far as calls can tell from outside. */
export interface Limiter {
  /**
   * `sliding`: so many calls within any window; `fixed`: so many within windows of a clock that follow one another;
   * `bucket`: tokens that come back steadily; `none`: nothing was limited, far above the documented rate; `unknown`:
   * the calls that were sent cannot tell.
   */
  readonly kind: 'sliding' | 'fixed' | 'bucket' | 'none' | 'unknown';
  /** Calls per second that pass in the long run; null where nobody knows. */
  readonly ratePerSecond: number | null;
  /** Calls that pass at once after a silence; null where nobody knows. */
  readonly burst: number | null;
  /** Length of the window; of a bucket the time in which it fills. Null where nobody knows. */
  readonly windowMs: number | null;
  /** Whose calls are counted together: those of an operation, of the app, or of a connection. */
  readonly scope: 'operation' | 'app' | 'connection' | 'unknown';
  /** In the kind, 0 to 1: the more calls the next best kind leaves unexplained, the higher. */
  readonly confidence: number;
  /** What speaks for it, a sentence each. */
  readonly evidence: readonly string[];
}
