import type { ClauseId, JsonPointer, JsonSchema } from './basics.ts';
import type { Clause, Coverage } from './clause.ts';
import type { BatchShape, KeptShape, ListingShape, Needs } from './shapes.ts';

/** One command of the service: the content of `contracts/operations/<command>/`. */
export interface Operation {
  /** The last part of the path, e.g. `add_subscriber`. */
  readonly command: string;
  readonly title: string;
  /** `write` changes the state of the service, `read` never does. */
  readonly kind: 'read' | 'write';
  /** Key of `sources.json`: the operation's own page. */
  readonly source: string;
  readonly limits: { readonly callsPerSecond: number };
  /** Set where the operation subscribes or unsubscribes users in batches. */
  readonly batch?: BatchShape;
  /** Set where an accepted call ends what it names: `account`. */
  readonly ends?: 'account';
  /** Set where the operation lists the subscribers of an account. */
  readonly listing?: ListingShape;
  /** What a call of the operation needs to succeed; absent: nothing but what its request names. */
  readonly needs?: Needs;
  /** Optional fields that the plainest request has all the same, because without them it asks for nothing. */
  readonly plain?: readonly string[];
  /** Pairs of fields that do not go together in one request, whatever each of them allows alone. */
  readonly excludes?: readonly (readonly [string, string])[];
  /** Where an accepted answer names what the call made: `message`, the key of a message. */
  readonly produces?: { readonly message: JsonPointer };
  /** Set where the operation stores texts that can be read back. */
  readonly keeps?: KeptShape;
  /** Codes that the operation's own page lists; the common table applies besides. */
  readonly codes: readonly number[];
  /** The operation's clauses by full id. */
  readonly clauses: Readonly<Record<ClauseId, Clause>>;
  /** JSON Schema of a valid request body, and of any documented answer. */
  readonly schemas: { readonly request: JsonSchema; readonly response: JsonSchema };
  /** Which clause covers which place of these schemas, clauses about shared schemas included. */
  readonly covers: { readonly request: Coverage; readonly response: Coverage };
  /** Valid samples in our own words: `examples/request.json`, `examples/response.json`, ... by file name without ending. */
  readonly examples: Readonly<Record<string, unknown>>;
}
