/** How a caller should treat a code: see the README's table of retry classes. */
export type RetryClass =
  | 'never'
  | 'immediately'
  | 'back-off'
  | 'ambiguous'
  | 'after-a-minute'
  | 'next-day'
  | 'new-usersig'
  | 'disputed';

/**
 * The situation in which a code is the documented answer, in terms of state and never of code. One key says what
 * is unusual, everything else is in order; the check room knows how to bring about each of these.
 */
export type Provocation =
  | { readonly account: 'missing' | 'destroyed' | 'malformed-id' | 'full' | 'id-taken' }
  | { readonly subscriber: 'at-join-limit' | 'not-subscribed' }
  | { readonly message: 'too-large' | 'too-soon' }
  | { readonly userId: 'not-a-string' }
  | { readonly usersig: 'expired' | 'wrong-key' | 'other-identifier' | 'other-app' | 'malformed' }
  | { readonly identifier: 'not-admin' }
  | { readonly app: 'other-region' | 'unknown' | 'service-off' }
  | { readonly query: `missing ${string}` | `wrong ${string}` }
  | { readonly body: 'not-json' | 'invalid' }
  | { readonly rate: 'above-limit' };

/** One code of `errors.json`. */
export interface ErrorCode {
  readonly code: number;
  readonly meaning: string;
  /** Family of codes, e.g. `rest-access`, `usersig`, `official-account`. */
  readonly family: string;
  /** `common`: any operation may answer it; otherwise only the operations whose page lists it. */
  readonly scope: 'common' | 'operation';
  readonly retry: RetryClass;
  /**
   * Set where the code may speak of something else than the request: of the app or the caller's network, of the calls
   * that an app may make in a day, or, where an account is created, of the accounts that it may have.
   */
  readonly about?: 'app' | 'day' | 'accounts';
  /** Situations in which it is the documented answer; empty where no request can cause it (then `notProvoked` says why). */
  readonly when: readonly Provocation[];
  readonly notProvoked?: string;
  /** Set where the code says that the service failed inside: no refusal that a request deserves. */
  readonly inside?: true;
  readonly sources: readonly string[];
}
