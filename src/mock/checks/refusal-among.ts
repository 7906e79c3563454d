import type { Operation, SchemaError } from '../../contract/types.ts';
import type { Mock } from '../mock.ts';
import type { Refusal } from '../types.ts';

/** The first of these mistakes that no policy accepts. Those that one accepts are mistakes of the client all the same. */
export function refusalAmong(
  errors: readonly SchemaError[],
  schema: 'request' | 'query',
  operation: Operation,
  mock: Mock,
): Refusal | undefined {
  for (const error of errors) {
    const judged = mock.refusals.bySchema(operation, schema, error);
    if (judged.refusal !== undefined) return judged.refusal;
    const { rule, clause } = judged.violation;
    mock.violations.record(rule, clause, () => `${operation.command}: ${error.pointer} ${error.message}`);
  }
  return undefined;
}
