import { get, remove } from '../../../../contract/json-pointer.ts';
import { type KeywordRule, type Place, placesOf, type Variation } from '../../variation.ts';

/** `required`: each field is left out in turn. */
export const required: KeywordRule = (place) =>
  namesIn(place.schema).map((name, index) =>
    without(place, [name], `${place.schemaPointer}/required/${index}`),
  );

/** `anyOf` of fields, of which one must be there: all of them are left out. */
export const oneOfRequired: KeywordRule = (place) => {
  const choices = Array.isArray(place.schema.anyOf) ? (place.schema.anyOf as Record<string, unknown>[]) : [];
  const names = choices.flatMap(namesIn);
  return names.length === 0 ? [] : [without(place, names, `${place.schemaPointer}/anyOf`)];
};

function namesIn(schema: { readonly [keyword: string]: unknown }): readonly string[] {
  return Array.isArray(schema.required) ? (schema.required as string[]) : [];
}

function without(place: Place, names: readonly string[], rule: string): Variation {
  const fields = placesOf(place.schema, place);
  const pointers = names.map((name) => `${place.pointer}/${name}`);
  return {
    place: fields.find((field) => field.pointer === pointers[0]) ?? place,
    variant: 'missing',
    rule,
    valid: false,
    says: `no ${names.join(' and no ')}`,
    change: (request) =>
      pointers.reduce(
        (rest, pointer) => (get(rest, pointer) === undefined ? rest : remove(rest, pointer)),
        request,
      ),
    users: 1,
  };
}
