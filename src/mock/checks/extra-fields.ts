import type { JsonSchema } from '../../contract/types.ts';

/** Whether a value has a field, at any depth, that the schema does not name at its place. */
export function hasExtraFields(value: unknown, schema: JsonSchema): boolean {
  if (typeof value !== 'object' || value === null || typeof schema === 'boolean') return false;
  if (Array.isArray(value)) return value.some((entry) => hasExtraFields(entry, schemaIn(schema, 'items')));
  const properties = schemaIn(schema, 'properties');
  if (typeof properties === 'boolean') return false;
  return Object.entries(value).some(
    ([name, member]) =>
      !Object.hasOwn(properties, name) || hasExtraFields(member, schemaIn(properties, name)),
  );
}

/** The part of a schema under a keyword; `true`, which allows anything, where there is none. */
function schemaIn(schema: Exclude<JsonSchema, boolean>, keyword: string): JsonSchema {
  return (schema[keyword] as JsonSchema | undefined) ?? true;
}
