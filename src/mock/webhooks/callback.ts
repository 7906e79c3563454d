import type { WebhookEvent } from '../../contract/types.ts';

/** A callback as it is about to be sent. */
export interface OutgoingCallback {
  readonly event: WebhookEvent;
  /** Query parameters, signature included. */
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** POST where absent. */
  readonly method?: 'PUT';
  /** Sent in place of the body. */
  readonly text?: string;
}

/** What the app replied, where it fits the schema of replies. */
export interface AppReply {
  readonly ErrorCode: number;
  readonly [field: string]: unknown;
}
