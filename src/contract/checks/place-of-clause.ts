import { join } from '../json-pointer.ts';
import { eventFile, operationFile } from '../read/contract-files.ts';
import type { Clause, Contract, JsonPointer } from '../types.ts';

/** The file that holds a clause, and the clause's place in it. */
export function placeOfClause(
  contract: Contract,
  { id, operation }: Clause,
): {
  readonly file: string;
  readonly pointer: JsonPointer;
} {
  return { file: fileOf(contract, operation), pointer: join(['clauses', id.slice(operation.length + 1)]) };
}

/** @param holder the first part of the clause's id */
function fileOf({ webhooks }: Contract, holder: string): string {
  if (holder === 'service' || holder === 'webhooks') return `${holder}.json`;
  return Object.hasOwn(webhooks.events, holder)
    ? eventFile(holder, 'webhook.json')
    : operationFile(holder, 'operation.json');
}
