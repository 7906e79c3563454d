import type { Contract, FieldRole, Operation } from '../../contract/types.ts';
import { placesOf } from './variation.ts';

/** Whether a request of the operation names something of that role anywhere. */
export function namesRole({ service }: Contract, { schemas }: Operation, role: FieldRole): boolean {
  return placesOf(schemas.request).some(({ field }) => service.roles[field] === role);
}
