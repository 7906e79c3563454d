import { schemaName } from '../body-schemas.ts';

/**
 * The body of a request or an answer as a content object: its published schema and its examples, the plain one first,
 * because mock servers made from such a document answer with the first.
 */
export function bodyContent(
  name: string,
  examples: Readonly<Record<string, unknown>>,
  body: 'request' | 'response',
): object {
  const special = Object.keys(examples).filter((key) => key.startsWith(`${body}-`));
  const own = [body, ...special].filter((key) => key in examples);
  return {
    'application/json': {
      schema: { $ref: `#/components/schemas/${schemaName(name, body)}` },
      examples: Object.fromEntries(own.map((key) => [key, { value: examples[key] }])),
    },
  };
}
