import { get } from '../../../../contract/json-pointer.ts';
import { operationOf } from '../../../../contract/look-up.ts';
import type { Contract } from '../../../../contract/types.ts';

const names = '/properties/ResponseFilter/properties/OfficialAccountBaseInfoFilter/items/enum';

/** The fields of accounts that a filter of an operation may name, without the given ones. */
export function fieldsBeside(
  contract: Contract,
  operation: string,
  given: readonly string[],
): readonly string[] {
  const all = get(operationOf(contract, operation).schemas.request, names);
  return (Array.isArray(all) ? (all as readonly string[]) : []).filter((name) => !given.includes(name));
}
