import { operationOf } from '../look-up.ts';
import type { Contract, JsonSchema } from '../types.ts';

/** The keys of the schemas of these operations, and `query`. */
export function schemaKeys(operations: readonly string[]): readonly string[] {
  return ['query', ...operations.flatMap((operation) => [`${operation}/request`, `${operation}/response`])];
}

/**
 * The schema behind a key: `query`, `<operation>/request`, `<operation>/response`, `callback-query`,
 * `callback/<event>/request` or `callback/<event>/response`. Throws a `RangeError`.
 */
export function schemaOf(contract: Contract, key: string): JsonSchema {
  if (key === 'query') return contract.service.querySchema;
  if (key === 'callback-query') return contract.webhooks.querySchema;
  if (key.startsWith('callback/')) return schemaOfEvent(contract, key.slice('callback/'.length));
  const [operation = '', kind] = key.split('/');
  const { request, response } = operationOf(contract, operation).schemas;
  return kind === 'request' ? request : response;
}

function schemaOfEvent({ webhooks }: Contract, key: string): JsonSchema {
  const [name = '', kind] = key.split('/');
  const event = Object.hasOwn(webhooks.events, name) ? webhooks.events[name] : undefined;
  if (event === undefined) throw new RangeError(`event must be one of contracts/webhooks, got "${name}"`);
  return kind === 'request' ? event.schemas.request : event.schemas.response;
}
