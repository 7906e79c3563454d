import type { Contract, JsonSchema } from '../../contract/types.ts';
import { querySchema } from '../body-schemas.ts';

/** The query parameters of every call, or of every callback, as parameter objects by name. */
export function queryParameters(holder: Contract['service' | 'webhooks']): Readonly<Record<string, object>> {
  const { properties, required } = querySchema(holder) as {
    readonly properties: Readonly<Record<string, JsonSchema>>;
    readonly required: readonly string[];
  };
  const rows = Object.entries(properties).map(([name, schema]) => [
    name,
    { name, in: 'query', required: required.includes(name), ...partsOf(schema) },
  ]);
  return Object.fromEntries(rows);
}

function partsOf(published: JsonSchema): object {
  if (typeof published === 'boolean') return { schema: published };
  const { description, ...schema } = published;
  return description === undefined ? { schema } : { description, schema };
}
