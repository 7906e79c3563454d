import { get } from '../../../../contract/json-pointer.ts';
import { clauseAt } from '../../../../contract/look-up.ts';
import type { ClauseId, Contract, JsonPointer, Operation } from '../../../../contract/types.ts';

/** A text that is one byte too long for its field, and the clause that it breaks. */
export interface TooLong {
  readonly at: JsonPointer;
  readonly tooLong: string;
  readonly breaks: ClauseId;
}

/** The last of some fields that has a limit in bytes. Throws an `Error` where none has. */
export function longestText(
  contract: Contract,
  { command, schemas }: Operation,
  fields: readonly JsonPointer[],
): TooLong {
  const at = fields.findLast((field) => typeof get(schemas.request, ruleOf(field)) === 'number');
  const clause = at === undefined ? undefined : clauseAt(contract, command, 'request', ruleOf(at));
  if (at === undefined || clause === undefined)
    throw new Error(`contracts: one of the texts that ${command} keeps must have maxBytes`);
  const limit = get(schemas.request, ruleOf(at)) as number;
  return { at, tooLong: 'a'.repeat(limit + 1), breaks: clause.id };
}

function ruleOf(field: JsonPointer): JsonPointer {
  return `/properties${field}/maxBytes`;
}
