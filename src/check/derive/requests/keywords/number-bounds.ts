import { set } from '../../../../contract/json-pointer.ts';
import type { KeywordRule, Place, Variation } from '../../variation.ts';

/** `minimum` and `maximum`: the bound itself is fine, one beyond it is not. */
export const numberBounds: KeywordRule = (place) => {
  const { minimum, maximum } = place.schema;
  return [
    ...(typeof minimum === 'number' ? bound(place, 'minimum', minimum, -1) : []),
    ...(typeof maximum === 'number' ? bound(place, 'maximum', maximum, 1) : []),
  ];
};

function bound(place: Place, keyword: string, at: number, beyond: number): readonly Variation[] {
  return [number(place, keyword, at, true), number(place, keyword, at + beyond, false)];
}

function number(place: Place, keyword: string, value: number, valid: boolean): Variation {
  return {
    place,
    variant: String(value),
    rule: `${place.schemaPointer}/${keyword}`,
    valid,
    says: `${place.subject} ${value}`,
    change: (request) => set(request, place.pointer, value),
    users: 1,
  };
}
