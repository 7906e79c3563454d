import type { JsonSchema } from '../../contract/types.ts';

/** A body without the fields that are null and may be left out, at any depth of its objects. */
export function withoutOptionalNulls(body: unknown, schema: JsonSchema): unknown {
  if (typeof schema === 'boolean' || typeof body !== 'object' || body === null || Array.isArray(body))
    return body;
  const required = new Set((schema.required ?? []) as readonly string[]);
  const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  const kept = Object.entries(body).filter(
    ([name, value]) => value !== null || required.has(name) || properties[name] === undefined,
  );
  return Object.fromEntries(
    kept.map(([name, value]) => [name, withoutOptionalNulls(value, properties[name] ?? true)]),
  );
}
