import { operationOf } from '../look-up.ts';
import type { Contract, JsonSchema } from '../types.ts';

/** The keys of the schemas of these operations, and `query`. */
export function schemaKeys(operations: readonly string[]): readonly string[] {
  return ['query', ...operations.flatMap((operation) => [`${operation}/request`, `${operation}/response`])];
}

/** The schema behind a key: `query`, `<operation>/request` or `<operation>/response`. Throws a `RangeError`. */
export function schemaOf(contract: Contract, key: string): JsonSchema {
  if (key === 'query') return contract.service.querySchema;
  const [operation = '', kind] = key.split('/');
  const { request, response } = operationOf(contract, operation).schemas;
  return kind === 'request' ? request : response;
}
