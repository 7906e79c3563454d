import type { ErrorObject } from 'ajv';
import { get } from '../json-pointer.ts';
import type { JsonPointer, JsonSchema, SchemaError } from '../types.ts';

/** Keywords that only say that something inside them failed. */
const WRAPPERS: ReadonlySet<string> = new Set(['if', 'anyOf', 'oneOf']);

/**
 * What ajv found, as records of ours, the most useful first: of what failed inside `if`, `anyOf` and the like the
 * keyword that failed, never "must match then schema", and of several the one deepest in the value.
 *
 * @param errors - `validate.errors` after a failed validation, else null or undefined
 * @param schema - the schema that was validated against
 */
export function schemaErrors(
  errors: readonly ErrorObject[] | null | undefined,
  schema: JsonSchema,
): readonly SchemaError[] {
  const all = errors ?? [];
  const inner = all.filter(({ keyword }) => !WRAPPERS.has(keyword));
  const chosen = inner.length > 0 ? inner : all;
  return chosen
    .map((error) => schemaError(error, schema))
    .sort((a, b) => depth(b.pointer) - depth(a.pointer));
}

function schemaError(error: ErrorObject, schema: JsonSchema): SchemaError {
  return {
    pointer: error.instancePath,
    schemaPointer: schemaPointer(error, schema),
    keyword: error.keyword,
    message: messageOf(error),
  };
}

/** Of a missing member the entry of `required` that names it, because each entry may have a clause of its own. */
function schemaPointer({ schemaPath, keyword, params }: ErrorObject, schema: JsonSchema): JsonPointer {
  const pointer = decodeURIComponent(schemaPath.slice(schemaPath.indexOf('#') + 1));
  const names = keyword === 'required' && pointer.startsWith('/') ? get(schema, pointer) : undefined;
  return Array.isArray(names) ? `${pointer}/${names.indexOf(params.missingProperty)}` : pointer;
}

/** ajv's own message where it names the value that would do; else ours. */
function messageOf({ keyword, params, message = 'must fit the schema' }: ErrorObject): string {
  switch (keyword) {
    case 'enum':
      return `must be one of ${params.allowedValues.map(json).join(', ')}`;
    case 'const':
      return `must be ${json(params.allowedValue)}`;
    case 'required':
      return `must have the member ${json(params.missingProperty)}`;
    case 'additionalProperties':
      return `must not have the member ${json(params.additionalProperty)}`;
    case 'false schema':
      return 'must not be there';
    case 'not':
      return 'must not have the form that is excluded here';
    default:
      return message;
  }
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

function depth(pointer: JsonPointer): number {
  return pointer.split('/').length;
}
