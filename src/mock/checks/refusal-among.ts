import type { Operation, SchemaError } from '../../contract/types.ts';
import type { Refusal } from '../call.ts';
import type { Mock } from '../mock.ts';

/** The refusal for the first of these mistakes that no policy accepts. */
export function refusalAmong(
  errors: readonly SchemaError[],
  schema: 'request' | 'query',
  operation: Operation,
  mock: Mock,
): Refusal | undefined {
  for (const error of errors) {
    const refusal = mock.refusals.bySchema(operation, schema, error);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
