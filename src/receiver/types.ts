import type { Region } from '../contract/types.ts';
import type { Exchange } from '../judge/exchange.ts';
import type { Callback } from '../judge/webhooks/callback.ts';

/** What the app replies: JSON under a status (200 unless given), or `nothing`, until the service gives up. */
export type Reply = { readonly json: unknown; readonly status?: number } | 'nothing';

/** Who waits for callbacks. */
export interface WatchOptions {
  /** A callback belongs to the watch if its body names one of these: ids of accounts, users, names. */
  readonly names: readonly string[];
  /** For the record: the case, where and about what it asks. */
  readonly caseId: string;
  readonly region: Region;
  readonly operation: string;
  /** Decides what is replied, when it likes; it must not reject. Absent: everything is allowed at once. */
  readonly reply?: (callback: Callback) => Reply | Promise<Reply>;
  /** Gets each callback with its reply, as a redacted exchange. */
  readonly record?: (exchange: Exchange) => void;
}

/** Callbacks that belong together. */
export interface Watch {
  /** In the order in which they came; the list grows. */
  readonly callbacks: readonly Callback[];
  /**
   * Resolves once `done` holds of the callbacks, or `timeoutMs` are over in which this program was not kept waiting by a
   * busy machine.
   *
   * @returns whether it holds
   */
  until(done: (callbacks: readonly Callback[]) => boolean, timeoutMs: number): Promise<boolean>;
  /** From here on, callbacks that name these are nobody's. */
  close(): void;
}

/** The app's side of webhooks: a server that allows everything, unless a watch says otherwise. */
export interface Receiver {
  /** Where callbacks go, e.g. `http://127.0.0.1:9500/`. */
  readonly url: string;
  /** Whether a watch waits for callbacks that name this. */
  readonly wanted: (name: string) => boolean;
  watch(options: WatchOptions): Watch;
  /**
   * The longest time in ms since this moment (of `performance.now()`) in which this program could not listen, because the
   * machine was busy.
   */
  deafForMs(sinceMs: number): number;
  /** Ends all connections and stops listening. */
  stop(): Promise<void>;
}
