import type { ClauseId, JsonSchema, Region } from './basics.ts';
import type { Clause, Coverage } from './clause.ts';
import type { FieldRole } from './shapes.ts';

/** `contracts/service.json`: what holds for every operation. */
export interface Service {
  /** e.g. `official_account_open_http_svc`. */
  readonly name: string;
  /** Path with `{command}` in it. */
  readonly path: string;
  readonly regions: Readonly<Record<Region, { readonly domain: string; readonly title: string }>>;
  /** JSON Schema of the query parameters, as strings by name. */
  readonly querySchema: JsonSchema;
  /** Which clause covers which place of `querySchema`. */
  readonly queryCovers: Coverage;
  /** What fields of requests stand for, by field name, the same in every operation. */
  readonly roles: Readonly<Record<string, FieldRole>>;
  /** Documented timeout of the service itself, in ms: callers should wait longer. */
  readonly serverTimeoutMs: number;
  readonly clauses: Readonly<Record<ClauseId, Clause>>;
}

/** A page that clauses cite: an entry of `sources.json`. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** Day on which it was read, `YYYY-MM-DD`. */
  readonly read: string;
  /** SHA-256 (hex) of the text that was read; absent for standards and pages known at second hand. */
  readonly sha256?: string;
}
