/** One callback as the app's side got it. Redacted: the token is in none of its texts. */
export interface Callback {
  /** Id of the exchange under which it is recorded, e.g. `c17`. */
  readonly id: string;
  /** Unix time in ms at which its body was complete. */
  readonly receivedMs: number;
  readonly method: string;
  /** Decoded; of a parameter that is given twice, the last one. */
  readonly query: Readonly<Record<string, string>>;
  /** The parsed body; undefined where it is not JSON in UTF-8. */
  readonly body: unknown;
  /** Whether Sign is what the token and RequestTime make it; absent where no token is configured. */
  readonly signature?: 'right' | 'wrong' | 'missing';
}
