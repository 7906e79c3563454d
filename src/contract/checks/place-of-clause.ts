import { join } from '../json-pointer.ts';
import { operationFile } from '../read/contract-files.ts';
import type { Clause, JsonPointer } from '../types.ts';

/** The file that holds a clause, and the clause's place in it. */
export function placeOfClause({ id, operation }: Clause): {
  readonly file: string;
  readonly pointer: JsonPointer;
} {
  const file = operation === 'service' ? 'service.json' : operationFile(operation, 'operation.json');
  return { file, pointer: join(['clauses', id.slice(operation.length + 1)]) };
}
