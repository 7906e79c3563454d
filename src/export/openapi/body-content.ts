import { schemaName } from '../body-schemas.ts';

/** The body of a request or an answer as a content object: its published schema and its examples. */
export function bodyContent(
  name: string,
  examples: Readonly<Record<string, unknown>>,
  body: 'request' | 'response',
): object {
  const own = Object.entries(examples).filter(([key]) => key === body || key.startsWith(`${body}-`));
  return {
    'application/json': {
      schema: { $ref: `#/components/schemas/${schemaName(name, body)}` },
      examples: Object.fromEntries(own.map(([key, value]) => [key, { value }])),
    },
  };
}
