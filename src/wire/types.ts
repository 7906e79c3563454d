import type { Contract, Region } from '../contract/types.ts';
import type { Exchange } from '../judge/exchange.ts';
import type { Target } from '../target/types.ts';

/** What differs from the region's own signature, for calls that are meant to be refused. */
export interface Signature {
  /** UserID that the signature is made out to; the query keeps the region's identifier unless it is overridden there. */
  readonly identifier?: string;
  readonly sdkAppId?: number;
  readonly secretKey?: string;
  /** Age in seconds at which it is presented. */
  readonly issuedSecondsAgo?: number;
  /** Validity in seconds from its issue on. */
  readonly expireSeconds?: number;
  /** Sent as it is instead of a signature. It does not count as a secret. */
  readonly literal?: string;
}

/** One call to make. */
export interface Call {
  /** Whose application and credentials are used, and whose pace counts. */
  readonly region: Region;
  readonly operation: string;
  readonly caseId?: string;
  /** Id of the exchange that was not answered and is tried once more. */
  readonly repeats?: string;
  /** Sent as it is; bytes where the body must not be UTF-8. */
  readonly body: string | Uint8Array;
  /** Query parameters instead of the usual ones, or besides them; `undefined` leaves a parameter out, several values repeat it. */
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** `POST` unless given. */
  readonly method?: string;
  /** Headers instead of the usual ones, or besides them. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signature?: Signature;
  /** Path instead of the operation's. */
  readonly path?: string;
  /** Spells the query string otherwise, once it is put together. */
  readonly respellQuery?: (query: string) => string;
  /** Sends the body in chunks, without its length at the front. */
  readonly chunked?: true;
  /** Sends the call to the domain of another region. */
  readonly domainOf?: Region;
  /** Drops the call while it waits; a call that has been sent is awaited to its end. */
  readonly signal?: AbortSignal;
}

/** The client: one call is one request on the wire, never repeated and never redirected. */
export interface Wire {
  /**
   * Waits for its turn, sends, and says what came of it, redacted. Trouble of the network is `failure` in the exchange
   * and never an exception.
   *
   * @throws UserError for a region that the target does not have, or a signature that its credentials cannot make
   */
  call(call: Call): Promise<Exchange>;
  /**
   * Waits until all of these calls to one region may be sent within its rates, then sends them at the same moment, each
   * on a connection of its own. Otherwise as `call`; the signal of the first counts for their turn.
   *
   * @throws RangeError for more calls than the rates permit in a second
   */
  callTogether(calls: readonly Call[]): Promise<readonly Exchange[]>;
  /** Waits for calls under way, then closes all connections; a second call waits for the same. */
  close(): Promise<void>;
}

/** Bounds of one call; all in ms but the last. */
export interface WireBounds {
  /** For name look-up, TCP, a proxy and TLS together. */
  readonly connectMs: number;
  /** From the request to the status line and headers; above the 3 s after which the service gives up itself. */
  readonly headersMs: number;
  /** Between two pieces of the body. */
  readonly bodyMs: number;
  /** From the first byte sent to the last byte received. */
  readonly totalMs: number;
  /** Bytes of the body that are read. */
  readonly maxBodyBytes: number;
}

/** What {@link Wire} is made of. */
export interface WireOptions {
  readonly target: Target;
  readonly contract: Contract;
  /** Gets every exchange, redacted, when it is complete. */
  readonly record?: (exchange: Exchange) => void;
  /** Of the generator behind the parameter `random`; 1 unless given. */
  readonly seed?: number;
  /** Part of the documented rate of an operation that is used, 0 to 1; 0.9 (180 of 200 calls/s) unless given. */
  readonly paceShare?: number;
  /** Calls under way at once per region; 64 unless given. More wait, and their waiting is in `queueMs`. */
  readonly maxUnderWay?: number;
  readonly bounds?: Partial<WireBounds>;
  /** Time for signatures and records, in ms since the epoch; the system's unless given. */
  readonly clock?: () => number;
}
