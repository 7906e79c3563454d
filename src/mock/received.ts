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
  /** The `Accept-Encoding` header; absent where there was none. */
  readonly acceptEncoding?: string;
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
