/**
 * The records of the contract: what the documentation says, as read from `contracts/`.
 * Everything here is plain JSON data; nothing here decides anything.
 */

import type { JsonPointer } from './types/basics.ts';
import type { ErrorCode } from './types/error-code.ts';
import type { Operation } from './types/operation.ts';
import type { Service, Source } from './types/service.ts';
import type { Silence } from './types/silence.ts';
import type { Webhooks } from './types/webhook.ts';

export type * from './types/basics.ts';
export type * from './types/clause.ts';
export type * from './types/error-code.ts';
export type * from './types/operation.ts';
export type * from './types/service.ts';
export type * from './types/shapes.ts';
export type * from './types/silence.ts';
export type * from './types/webhook.ts';

/** The whole contract. */
export interface Contract {
  readonly service: Service;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly webhooks: Webhooks;
  /** By code, as a string key. */
  readonly errors: Readonly<Record<string, ErrorCode>>;
  readonly silences: Readonly<Record<string, Silence>>;
  readonly sources: Readonly<Record<string, Source>>;
  /** SHA-256 (hex) over all contract files: the contract's version. */
  readonly hash: string;
}

/** One reason why a value does not fit a schema. */
export interface SchemaError {
  /** Where in the value. */
  readonly pointer: JsonPointer;
  /** Where in the schema, as a pointer within the schema document of the operation. */
  readonly schemaPointer: JsonPointer;
  /** The keyword that fails, e.g. `maxItems`. */
  readonly keyword: string;
  /** What must be, e.g. `must NOT have more than 100 items`. */
  readonly message: string;
}

/** Compiled schemas: in Node made by ajv, inside k6 by code generated from the same schemas. An empty list means valid. */
export interface Validators {
  request(operation: string, body: unknown): readonly SchemaError[];
  response(operation: string, body: unknown): readonly SchemaError[];
  query(parameters: Readonly<Record<string, string>>): readonly SchemaError[];
  /** The body of a callback of an event. */
  callback(event: string, body: unknown): readonly SchemaError[];
  /** What an app replies to a callback of an event. */
  reply(event: string, body: unknown): readonly SchemaError[];
  /** The query parameters of a callback. */
  callbackQuery(parameters: Readonly<Record<string, string>>): readonly SchemaError[];
}
