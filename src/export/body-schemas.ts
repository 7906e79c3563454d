import type { Contract, JsonSchema, Operation, WebhookEvent } from '../contract/types.ts';
import { publishedSchema } from './published-schema.ts';
import { remarksOf } from './remarks.ts';
import { typeName } from './type-name.ts';

/** The name under which the schema of a body is published, e.g. `AddSubscriberRequest`. */
export function schemaName(command: string, body: 'request' | 'response'): string {
  return typeName(command) + (body === 'request' ? 'Request' : 'Response');
}

/** The published schemas of the bodies of operations and callbacks, by name: self-contained, without a reference. */
export function bodySchemas({
  service,
  operations,
  webhooks,
}: Contract): Readonly<Record<string, JsonSchema>> {
  const rows = [
    ...Object.values(operations).flatMap((one) => rowsOf(one.command, one, service.clauses)),
    ...Object.values(webhooks.events).flatMap((one) => rowsOf(one.event, one, webhooks.clauses)),
  ];
  return Object.fromEntries(rows);
}

function rowsOf(
  name: string,
  { schemas, covers, clauses }: Operation | WebhookEvent,
  common: Operation['clauses'],
): readonly [string, JsonSchema][] {
  return (['request', 'response'] as const).map((body) => {
    const remarks = remarksOf(covers[body], { ...common, ...clauses });
    return [schemaName(name, body), publishedSchema(schemas[body], remarks)];
  });
}

/** The published schema of the query parameters of calls, or of callbacks, as strings by name. */
export function querySchema({
  querySchema: schema,
  queryCovers,
  clauses,
}: Contract['service' | 'webhooks']): JsonSchema {
  return publishedSchema(schema, remarksOf(queryCovers, clauses));
}
