import type { Contract, Operation, Provocation, Region, SchemaError } from '../contract/types.ts';
import type { AppState } from './state/app-state.ts';
import type { RateLimiter } from './state/rate-limiter.ts';

/** How the mock settles open questions: by the id of a silence, the name of one of its answers or a refusal code. */
export type Policy = Readonly<Record<string, string | number>>;

/** One application of the mock: there is one in each region, and each has a key of its own. */
export interface MockApp {
  readonly region: Region;
  /** The documented domain of the region: the app answers under this name. */
  readonly domain: string;
  readonly sdkAppId: number;
  /** UserID of the app's only administrator. */
  readonly identifier: string;
  readonly secretKey: string;
}

/** Limits of the mock; the documentation gives a number for the first alone. */
export interface MockLimits {
  /** Calls per second of one operation of one app (200); `Infinity` for none. */
  readonly callsPerSecond: number;
  /** Over how many ms calls are counted (1,000); as many are served in that time as the rate gives. */
  readonly windowMs?: number;
  /** Calls that a full bucket serves at once; as many as in one window where absent. Windows have none. */
  readonly burst?: number;
  /** Whose calls are counted together; as the policy for `scope-of-the-rate` says where absent. */
  readonly callScope?: CallScope;
  /** Official accounts that one user may join (10). */
  readonly accountsPerSubscriber: number;
  /** Official accounts that one app may have (10,000). */
  readonly accountsPerApp: number;
  /** Calls of an app in a day, as an app on trial has it; any number where absent. */
  readonly callsPerDay?: number;
}

/** What others do with the same app: it counts towards its limits, and is nobody's mistake. */
export interface OtherTenant {
  /** Calls of each operation. */
  readonly callsPerSecond?: number;
  /** Official accounts that are there already. */
  readonly accounts?: number;
}

/** Whose calls a limit counts together: those of an operation of an app, of an app, or of a connection. */
export type CallScope = 'operation' | 'app' | 'connection';

/** How the mock calls back. */
export interface WebhookOptions {
  /** The only address that callbacks go to, http or https; redirects are not followed. */
  readonly url: string;
  /** Signs the callbacks; without it they have no signature. */
  readonly token?: string;
  /** How long a reply may take, in ms; as documented where absent. */
  readonly timeoutMs?: number;
  /** Says whether the app is told of calls with this text at the top of their body; of all where absent. */
  readonly wanted?: (name: string) => boolean;
}

export interface MockOptions {
  readonly contract: Contract;
  /** 0, the default: any free port. */
  readonly port?: number;
  /** Address to listen on, `127.0.0.1` by default. */
  readonly host?: string;
  /** HTTP without TLS, for clients that cannot be given a trust anchor. */
  readonly plainHttp?: boolean;
  /** Answers to open questions; the contract's `mockDefault` where absent. */
  readonly policy?: Policy;
  /** Names of faults to seed, see `faults/catalogue.ts`; or of harmless changes, see `faults/harmless.ts`. */
  readonly faults?: readonly string[];
  readonly limits?: Partial<MockLimits>;
  readonly others?: OtherTenant;
  /** Users exist once they were imported, through `account_import`; every well-formed UserID does where absent. */
  readonly importedUsersOnly?: boolean;
  /** Key of every app; made fresh for each start where absent. */
  readonly secretKey?: string;
  /** The time, in ms since epoch. */
  readonly clock?: () => number;
  /**
   * Memberships that all apps together may hold; one more is refused like a full account. By default as many as fit
   * into half of the heap.
   */
  readonly maxSubscribers?: number;
  /** The user cache, in whose `ca/` the local CA is kept. */
  readonly cacheFolder?: string;
  /** Where the app's own server is told of events; absent: nobody is told. */
  readonly webhooks?: WebhookOptions;
  /** Gets every request that can be read as one, as it came in, before it is answered. */
  readonly onReceived?: (received: Received) => void;
  /** False: what clients do wrong is not looked for; absent: it is. */
  readonly examineClients?: false;
  /** Told of each kind of mistake that clients make, when it is first made. */
  readonly onClientFinding?: (finding: ClientFinding) => void;
  /** Told of each open question on which the answer to a call depends, by its id, each time the mock settles it. */
  readonly onOpenQuestion?: (silence: string) => void;
  /** Gets every bug of the mock itself, which clients only see as an internal error; by default the first is printed. */
  readonly onError?: (error: unknown) => void;
}

/** A rule of the contract that a client broke, with how often. */
export interface ClientViolation {
  /** The kind of mistake, e.g. `maxItems`, `unknown-field`, `usersig-expired`, `rate-above-limit`. */
  readonly rule: string;
  /** The clause that it breaks. */
  readonly clause: string;
  /** Calls that did it; of `connection-per-call` connections. */
  readonly count: number;
  /** The first call that did it: operation and what was wrong, without secrets. */
  readonly example: string;
  /** What the client should do instead, in one line. */
  readonly advice: string;
}

/** Something that clients rely on and the documentation neither allows nor forbids; no violation. */
export interface ClientNote extends Omit<ClientViolation, 'clause'> {
  /** The open question that it touches. */
  readonly silence: string;
}

/** One of both. */
export type ClientFinding = ClientViolation | ClientNote;

/** A mock that is listening. */
export interface MockServer {
  readonly port: number;
  /** e.g. `https://127.0.0.1:45123`. */
  readonly url: string;
  /** PEM text of the trust anchor; empty with `plainHttp`. */
  readonly ca: string;
  /** The file that holds it; empty with `plainHttp`. */
  readonly caFile: string;
  readonly apps: readonly MockApp[];
  /** The limits that the mock means to keep, whatever faults make of them. */
  readonly limits: MockLimits;
  /** Requests answered since the start or the last reset. */
  requests(): number;
  /** What clients did against the contract since the start or the last reset. */
  clientViolations(): readonly ClientViolation[];
  /** What clients did where the documentation is silent, since then. */
  clientNotes(): readonly ClientNote[];
  /** Forgets all accounts, subscribers, windows of limits, counts and violations. */
  reset(): void;
  /** Ends all connections and stops listening. */
  stop(): Promise<void>;
}

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

/** A request as it came in, before anything is believed. */
export interface Received {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  /** Path and query as they were written; absent where nobody looks at them. */
  readonly url?: string;
  /** The `Host` header without port, lower case; empty where there was none. */
  readonly host: string;
  /** The `Content-Type` header; empty where there was none. */
  readonly contentType: string;
  /** The `Accept` header; absent where there was none. */
  readonly accept?: string;
  /** Set where the body came in chunks, without its length. */
  readonly chunked?: boolean;
  readonly body: Uint8Array | undefined;
  /** The address of the caller; asked only where an app is told of the call. */
  readonly clientIp?: () => string;
  /** The number of the connection; asked only where a limit counts by connection. */
  readonly connection?: () => number;
  /** Set where the body was longer than the mock reads. */
  readonly bodyTooLong?: boolean;
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
