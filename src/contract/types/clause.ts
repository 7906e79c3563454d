import type { ClauseId, JsonPointer } from './basics.ts';
import type { Provocation } from './error-code.ts';

/**
 * With which code a request that breaks a clause may be refused: `'documented'` (no source names the code,
 * so any code that the page or the common table lists is admissible), a list of codes that a source names,
 * or `silence:<id>` when the question is an open one of `silences.json` (then its answers are the admissible ones).
 */
export type Refusal = 'documented' | readonly number[] | `silence:${string}`;

/** One promise of the documentation, in our words. */
export interface Clause {
  /** Full id, see {@link ClauseId}. */
  readonly id: ClauseId;
  /**
   * The operation that makes the promise, or `service` where every operation does; of callbacks the event, or `webhooks`
   * where every event does.
   */
  readonly operation: string;
  /** What is promised: one sentence, present tense. */
  readonly says: string;
  /** Where it is written: `<key of sources.json>#<part of the page>`. */
  readonly source: string;
  /** The schema that holds the value, where one does. */
  readonly schema?: 'request' | 'response' | 'query';
  /** JSON Pointer into that schema; it covers every keyword at and below it that no longer pointer covers. */
  readonly at?: JsonPointer;
  /** Name of a file of `contracts/schemas/` without ending, where `at` points into that shared schema, wherever it is used. */
  readonly shared?: string;
  /** How a request that breaks this clause may be refused; absent on clauses about answers. */
  readonly refusal?: Refusal;
  /** The situations in which the clause speaks, for clauses about state, limits and rights rather than about a schema. */
  readonly situations?: readonly Provocation[];
  /** Why no case of the suites is about it, where none can be: a sentence. */
  readonly notAsked?: string;
}

/** Clauses by the place of a schema that they cover; of the places that contain a keyword, the longest one counts. */
export type Coverage = Readonly<Record<JsonPointer, ClauseId>>;
