import type { Operation, Provocation, SchemaError } from '../contract/types.ts';
import type { Received } from './received.ts';
import type { AppState } from './state/app-state.ts';
import type { RateLimiter } from './state/rate-limiter.ts';
import type { MockApp } from './types.ts';

/** An answer as the service gives it. */
export interface Answer {
  readonly ActionStatus: 'OK' | 'FAIL';
  readonly ErrorInfo: string;
  readonly ErrorCode: number;
  readonly [field: string]: unknown;
}

/** Why a call is refused. */
export interface Refusal {
  readonly code: number;
  /** The ErrorInfo: never a value that the caller sent. */
  readonly info: string;
  /** What is unusual about the call, in the words of the contract; absent where the request itself has a fault of form. */
  readonly situation?: Provocation;
  /** The HTTP status under which HTTP itself refuses, without an answer of the service. */
  readonly httpStatus?: number;
  /** Set where it is the client that broke the contract, and not the state that forbids it. */
  readonly violation?: Violation;
}

/** The kind of a mistake, and the clause that it breaks. */
export interface Violation {
  readonly rule: string;
  readonly clause: string;
}

/** What a handler decides: to refuse, or the fields that stand beside the envelope of an accepted call. */
export type Decision<Fields = Readonly<Record<string, unknown>>> =
  | { readonly refusal: Refusal }
  | { readonly fields: Fields };

/** One app with everything that it remembers. */
export interface AppRuntime {
  readonly app: MockApp;
  readonly state: AppState;
  /** Calls of the day at hand, counted where there is a limit for it. */
  readonly today: { day: number; calls: number };
  /** By what they count together. */
  readonly limiters: Map<string, RateLimiter>;
  /** Signatures that were verified, by token. */
  readonly signatures: Map<string, VerifiedSignature>;
  /** Values of `random` that came lately, oldest first. */
  readonly randoms: Set<number>;
  /** Users who were imported, in a mock in which users exist for that reason alone. */
  readonly importedUsers?: Map<string, 'there' | 'deleted'>;
}

/** What is known of a UserSig that was read before. */
export interface VerifiedSignature {
  readonly identifier: string;
  readonly sdkAppId: number;
  /** Unix time in seconds of the last second in which it is valid. */
  readonly validUntilSeconds: number;
  /** Signed with the key of this app. */
  readonly genuine: boolean;
}

/** One call on its way through the checks, which fill it in. */
export interface Call {
  readonly received: Received;
  readonly nowMs: number;
  operation?: Operation | undefined;
  runtime?: AppRuntime;
  /** Users whom the app refused when it was asked before the call. */
  refusedUsers?: ReadonlySet<string>;
  /** The app had the call dropped: it is answered as if it was done. */
  dropped?: true;
  /** The body as its operation takes it; anything where a policy or a fault lets mistakes pass. */
  body?: unknown;
  /** What was read of the call so far, each once. See `reading/`. */
  query?: Readonly<Record<string, string>>;
  queryErrors?: readonly SchemaError[];
  reading?: BodyReading;
  bodyErrors?: readonly SchemaError[];
  randomSeen?: boolean;
  /** Set where HTTP itself answers. */
  httpStatus?: number;
}

/** What the bytes of a body are. */
export type BodyReading =
  /** `repeated`: a field that an object gives more than once. */
  | {
      readonly kind: 'json';
      readonly value: unknown;
      readonly repeated: string | undefined;
      readonly loneSurrogate?: true;
    }
  | { readonly kind: 'empty' | 'too-long' }
  | { readonly kind: 'not-utf-8' | 'byte-order-mark'; readonly body: Uint8Array }
  /** `why` is what the parser says. */
  | { readonly kind: 'not-json'; readonly text: string; readonly why: string };
