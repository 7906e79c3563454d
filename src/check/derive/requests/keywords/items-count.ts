import { get, set } from '../../../../contract/json-pointer.ts';
import { listOf } from '../../../base-request.ts';
import type { KeywordRule, Place, Variation } from '../../variation.ts';

/** `maxItems`: one, two, one below and at the maximum are fine, one above is not. */
export const maxItems: KeywordRule = (place) => {
  const maximum = place.schema.maxItems;
  if (typeof maximum !== 'number') return [];
  const valid = [...new Set([1, 2, maximum - 1, maximum])].filter((count) => count >= 1);
  return [...valid.map((count) => ofLength(place, count, true)), ofLength(place, maximum + 1, false)];
};

/** `minItems`: one entry below the minimum is refused (at it, `maxItems` and the base request ask already). */
export const minItems: KeywordRule = (place) => {
  const minimum = place.schema.minItems;
  if (typeof minimum !== 'number' || minimum < 1) return [];
  return [{ ...ofLength(place, minimum - 1, false), rule: `${place.schemaPointer}/minItems` }];
};

function ofLength(place: Place, count: number, valid: boolean): Variation {
  return {
    place,
    variant: String(count),
    rule: `${place.schemaPointer}/maxItems`,
    valid,
    says: `${count} ${count === 1 ? 'entry' : 'entries'} in ${place.subject}`,
    change: (request, world) =>
      set(request, place.pointer, listOf(get(request, place.pointer), place.field, count, world)),
    users: count,
    entries: count,
  };
}
