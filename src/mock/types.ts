import type { Contract, Region } from '../contract/types.ts';
import type { Received } from './received.ts';

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
