import { set } from '../../../../contract/json-pointer.ts';
import type { KeywordRule, Variation } from '../../variation.ts';

/** `enum`: each listed value is fine, another one is not. */
export const enumeration: KeywordRule = (place) => {
  const values = Array.isArray(place.schema.enum) ? place.schema.enum : [];
  if (values.length === 0) return [];
  const variation = (value: unknown, valid: boolean): Variation => ({
    place,
    variant: String(value),
    rule: `${place.schemaPointer}/enum`,
    valid,
    says: `${place.subject} ${JSON.stringify(value)}`,
    change: (request) => set(request, place.pointer, value),
    users: 1,
  });
  return [...values.map((value) => variation(value, true)), variation('NotAListedValue', false)];
};
