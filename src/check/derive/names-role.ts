import type { Contract, FieldRole, Operation } from '../../contract/types.ts';
import { placesOf } from './variation.ts';

const known = new WeakMap<Operation, ReadonlySet<string>>();

/** Whether a request of the operation names something of that role anywhere. */
export function namesRole({ service }: Contract, operation: Operation, role: FieldRole): boolean {
  for (const field of fieldsOf(operation)) if (service.roles[field] === role) return true;
  return false;
}

/** The names of all fields, worked out once: it is asked of every step of every case. */
function fieldsOf(operation: Operation): ReadonlySet<string> {
  const found = known.get(operation);
  if (found !== undefined) return found;
  const fields = new Set(placesOf(operation.schemas.request).map(({ field }) => field));
  known.set(operation, fields);
  return fields;
}
