import { get, remove } from '../../../contract/json-pointer.ts';
import { type KeywordRule, placesOf } from '../variation.ts';

/** `required`: each field is left out in turn. */
export const required: KeywordRule = (place) => {
  const names = Array.isArray(place.schema.required) ? (place.schema.required as string[]) : [];
  const fields = placesOf(place.schema, place);
  return names.map((name) => {
    const pointer = `${place.pointer}/${name}`;
    return {
      place: fields.find((field) => field.pointer === pointer) ?? place,
      variant: 'missing',
      keyword: 'required',
      valid: false,
      says: `no ${name}`,
      change: (request) => (get(request, pointer) === undefined ? request : remove(request, pointer)),
      users: 1,
    };
  });
};
