import type { Region } from '../contract/types.ts';

/** How far a call came, in order. A failure names the phase in which it happened. */
export type Phase = 'queue' | 'dns' | 'connect' | 'proxy' | 'tls' | 'send' | 'wait' | 'receive';

/** Why there is no usable answer: the network's doing, never a verdict about the API. */
export interface Failure {
  readonly phase: Phase;
  readonly kind:
    | 'dns'
    | 'refused'
    | 'unreachable'
    | 'timeout'
    | 'reset'
    | 'proxy'
    | 'tls'
    | 'gateway'
    | 'clock'
    | 'interrupted'
    | 'other';
  /** The system's own name for it, e.g. `CERT_HAS_EXPIRED`; absent where it has none. */
  readonly code?: string;
  /** One line for people. */
  readonly message: string;
}

/** Where the time of one call went, in ms; a phase that did not happen (a reused connection has no `connect`) is absent. */
export interface Timings {
  /** Waiting for the pacer, before anything was sent. */
  readonly queueMs: number;
  readonly dnsMs?: number;
  readonly connectMs?: number;
  /** Asking a proxy for a way to the domain. */
  readonly proxyMs?: number;
  readonly tlsMs?: number;
  readonly sendMs?: number;
  /** From the end of the request to the first byte of the answer. */
  readonly waitMs?: number;
  readonly receiveMs?: number;
  /** From the first action after the queue to the last byte. */
  readonly totalMs: number;
}

export interface ExchangeRequest {
  readonly method: string;
  /** The whole URL; `usersig` is masked. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text; bytes that are not UTF-8 appear as U+FFFD. */
  readonly body: string;
  /** `host:port` that was dialled instead of the domain in the URL; absent where there was no address override. */
  readonly dialled?: string;
  /** `host:port` of the proxy through which it went; absent where it went by itself. */
  readonly proxy?: string;
}

export interface ExchangeResponse {
  readonly status: number;
  /** As received, in order, because headers may repeat. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The body as text; bytes that are not UTF-8 appear as U+FFFD. Secrets are masked. */
  readonly body: string;
  /** Bytes of the body as received. */
  readonly bodyBytes: number;
  /** Whether the bytes of the body were valid UTF-8. */
  readonly utf8: boolean;
  /** Set where Content-Encoding names codings in which the body is not: these codings. */
  readonly miscoded?: string;
  /** Set when reading stopped before the end: at the bound of size or of time, or because the stream broke. */
  readonly truncated?: 'size' | 'time' | 'broken';
}

/** One request with what came of it. Redacted: no exchange ever holds a secret. */
export interface Exchange {
  /** Unique within a run, e.g. `e17`. */
  readonly id: string;
  /** The call that was not answered, and of which this one is a repetition. */
  readonly repeats?: string;
  /** Set on callbacks: the target called, and what answered is the app's side, which this run plays. */
  readonly direction?: 'callback';
  readonly caseId?: string;
  readonly region: Region;
  readonly operation: string;
  /** ISO 8601 with ms, UTC: when it left the queue. */
  readonly startedAt: string;
  readonly request: ExchangeRequest;
  /** Absent where no status line arrived. */
  readonly response?: ExchangeResponse;
  /** Absent where the call was answered. */
  readonly failure?: Failure;
  readonly timings: Timings;
  /** Set where a secret was found in the answer (it is masked in the record): which one, never its value. */
  readonly echoedSecret?: 'usersig' | 'secretKey';
}
