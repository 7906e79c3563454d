import type { ErrorObject } from 'ajv';
import type { JsonSchema, SchemaError, Validators } from '../types.ts';
import { schemaErrors } from './schema-errors.ts';

/** A schema and the function that ajv made of it, in this process or as generated code. */
export interface CompiledSchema {
  readonly schema: JsonSchema;
  readonly validate: { (value: unknown): unknown; errors?: null | ErrorObject[] };
}

/** Finds a compiled schema by key, see `schemaOf`; throws where there is none. */
export type FindSchema = (key: string) => CompiledSchema;

/** The validators over a set of compiled schemas. Pure, so that k6 uses it too. */
export function validatorsFrom(find: FindSchema): Validators {
  return {
    request: (operation, body) => errorsOf(find(`${operation}/request`), body),
    response: (operation, body) => errorsOf(find(`${operation}/response`), body),
    query: (parameters) => errorsOf(find('query'), parameters),
    callback: (event, body) => errorsOf(find(`callback/${event}/request`), body),
    reply: (event, body) => errorsOf(find(`callback/${event}/response`), body),
    callbackQuery: (parameters) => errorsOf(find('callback-query'), parameters),
  };
}

function errorsOf({ schema, validate }: CompiledSchema, value: unknown): readonly SchemaError[] {
  return validate(value) ? [] : schemaErrors(validate.errors, schema);
}
