import type { Contract, JsonSchema } from '../contract/types.ts';
import { publishedSchema } from './published-schema.ts';
import { remarksOf } from './remarks.ts';
import { typeName } from './type-name.ts';

/** The name under which the schema of a body is published, e.g. `AddSubscriberRequest`. */
export function schemaName(command: string, body: 'request' | 'response'): string {
  return typeName(command) + (body === 'request' ? 'Request' : 'Response');
}

/** The published schemas of every body, by name: self-contained, without a reference. */
export function bodySchemas({ service, operations }: Contract): Readonly<Record<string, JsonSchema>> {
  const rows = Object.values(operations).flatMap(({ command, schemas, covers, clauses }) =>
    (['request', 'response'] as const).map((body): [string, JsonSchema] => {
      const remarks = remarksOf(covers[body], { ...service.clauses, ...clauses });
      return [schemaName(command, body), publishedSchema(schemas[body], remarks)];
    }),
  );
  return Object.fromEntries(rows);
}

/** The published schema of the query parameters, as strings by name. */
export function querySchema({ service }: Contract): JsonSchema {
  return publishedSchema(service.querySchema, remarksOf(service.queryCovers, service.clauses));
}
