import type { Clause, ErrorCode, Operation, Service, Silence, WebhookEvent, Webhooks } from '../types.ts';

/** The files as people write them: what a path or a key already says is not repeated inside. */

/** The key is `<group>.<name>`, e.g. `request.list-max-100`. */
export type AuthoredClause = Omit<Clause, 'id' | 'operation'>;

/** The content of `operations/<command>/operation.json`. */
export interface AuthoredOperation extends Omit<Operation, 'clauses' | 'schemas' | 'covers' | 'examples'> {
  readonly clauses: Readonly<Record<string, AuthoredClause>>;
}

/** The content of `service.json`; `querySchema` is a reference. */
export interface AuthoredService extends Omit<Service, 'clauses' | 'queryCovers'> {
  readonly clauses: Readonly<Record<string, AuthoredClause>>;
}

/** The content of `webhooks.json`; `querySchema` is a reference. */
export interface AuthoredWebhooks extends Omit<Webhooks, 'clauses' | 'queryCovers' | 'events'> {
  readonly clauses: Readonly<Record<string, AuthoredClause>>;
}

/** The content of `webhooks/<event>/webhook.json`. */
export interface AuthoredEvent
  extends Omit<WebhookEvent, 'event' | 'clauses' | 'schemas' | 'covers' | 'examples'> {
  readonly clauses: Readonly<Record<string, AuthoredClause>>;
}

/** The content of `errors.json`. */
export type AuthoredErrors = Readonly<Record<string, Omit<ErrorCode, 'code'>>>;

/** The content of `silences.json`. */
export type AuthoredSilences = Readonly<Record<string, Omit<Silence, 'id'>>>;
