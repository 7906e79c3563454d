import { join } from '../json-pointer.ts';
import { placeOf } from '../look-up.ts';
import type { Contract, Coverage, JsonPointer, JsonSchema } from '../types.ts';
import type { Problem } from './problem.ts';
import { kinds, schemaFolders } from './schema-folders.ts';

/** Keywords that only explain. */
const ANNOTATIONS: ReadonlySet<string> = new Set(['title', 'description']);
/** Keywords that hold a schema, a list of schemas, or schemas by name, and say nothing by themselves. */
const HOLDERS: ReadonlySet<string> = new Set(['items', 'if', 'then', 'else', 'allOf', 'anyOf', 'properties']);

/** One place of a schema that says what is valid. */
export interface Keyword {
  readonly pointer: JsonPointer;
  readonly keyword: string;
  readonly value: unknown;
}

/** Keywords of a schema that say what is valid and that no clause covers; patterns that k6 would misread. */
export function* uncoveredKeywords(contract: Contract): Iterable<Problem> {
  const { querySchema, queryCovers } = contract.service;
  yield* uncovered('schemas/query.schema.json', querySchema, queryCovers);
  const { webhooks } = contract;
  yield* uncovered('schemas/callback-query.schema.json', webhooks.querySchema, webhooks.queryCovers);
  for (const { file, schemas, covers } of schemaFolders(contract)) {
    for (const kind of kinds) yield* uncovered(file(`${kind}.schema.json`), schemas[kind], covers[kind]);
  }
}

/**
 * The places of a schema that say what is valid, from the outside in; of `required` each entry is one.
 * A condition (`if`) and what `not` excludes are part of the rule that they stand in.
 */
export function keywordsOf(schema: JsonSchema, pointer: JsonPointer = ''): readonly Keyword[] {
  if (typeof schema === 'boolean') return [{ pointer, keyword: 'false', value: schema }];
  return Object.entries(schema).flatMap(([keyword, value]) =>
    keywordsAt(keyword, value, `${pointer}/${keyword}`),
  );
}

function keywordsAt(keyword: string, value: unknown, pointer: JsonPointer): readonly Keyword[] {
  if (ANNOTATIONS.has(keyword)) return [];
  if (keyword === 'required')
    return entries(value).map(([key, name]) => ({ pointer: pointer + join([key]), keyword, value: name }));
  if (!HOLDERS.has(keyword)) return [{ pointer, keyword, value }];
  if (keyword === 'properties' || Array.isArray(value)) {
    return entries(value).flatMap(([key, schema]) => keywordsOf(schema as JsonSchema, pointer + join([key])));
  }
  return keywordsOf(value as JsonSchema, pointer);
}

function* uncovered(file: string, schema: JsonSchema, covers: Coverage): Iterable<Problem> {
  for (const { pointer, value } of keywordsOf(schema)) {
    if (placeOf(covers, pointer) === undefined)
      yield { file, pointer, must: 'must be covered by a clause', got: 'none' };
    yield* misread(file, pointer, JSON.stringify(value));
  }
}

/** Looks at the whole text of a keyword's value, because `not` holds patterns too. */
function* misread(file: string, pointer: JsonPointer, got: string): Iterable<Problem> {
  if (!/\\[pP]\{/.test(got)) return;
  yield { file, pointer, must: 'must do without \\p{..}, which k6 takes for other text', got };
}

function entries(value: unknown): readonly [string, unknown][] {
  return Object.entries(value as object);
}
