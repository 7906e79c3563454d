import { get, set } from '../../../contract/json-pointer.ts';
import type { KeywordRule, Place, Variation } from '../variation.ts';

/** A character of one byte and one of three, in UTF-8. */
const narrow = 'a';
const wide = '字';

/** `maxLength` counts characters; identifiers are ASCII, so their characters are bytes. */
export const maxLength: KeywordRule = (place) => lengths(place, 'maxLength', 'characters');

/**
 * `maxBytes` (ours: a text's length in bytes of UTF-8): besides the limit itself, texts of wide characters that fit by
 * characters and not by bytes, so that a server that counts characters is seen.
 *
 * @source create_official_account#request-fields
 */
export const maxBytes: KeywordRule = (place) => [
  ...lengths(place, 'maxBytes', 'bytes'),
  ...(place.schema.pattern === undefined ? wideTexts(place) : []),
];

/** At the limit and one beyond it; an identifier keeps its beginning. */
function lengths(place: Place, keyword: string, unit: string): readonly Variation[] {
  const limit = place.schema[keyword];
  if (typeof limit !== 'number') return [];
  const padded = (length: number) => (text: string) => text.slice(0, length).padEnd(length, narrow);
  return [
    ofText(place, keyword, `${limit}-${unit}`, padded(limit), true),
    ofText(place, keyword, `${limit + 1}-${unit}`, padded(limit + 1), false),
  ];
}

function wideTexts(place: Place): readonly Variation[] {
  const limit = place.schema.maxBytes;
  if (typeof limit !== 'number') return [];
  const count = Math.floor(limit / 3);
  const fits = wide.repeat(count) + narrow.repeat(limit - count * 3);
  return [
    ofText(place, 'maxBytes', `${limit}-bytes-wide`, () => fits, true),
    ofText(place, 'maxBytes', `${limit + 1}-bytes-wide`, () => fits + narrow, false),
  ];
}

function ofText(
  place: Place,
  keyword: string,
  variant: string,
  make: (text: string) => string,
  valid: boolean,
): Variation {
  return {
    place,
    variant,
    rule: `${place.schemaPointer}/${keyword}`,
    valid,
    says: `${variant.replaceAll('-', ' ')} of text in ${place.subject}`,
    change: (request) => {
      const text = get(request, place.pointer);
      return set(request, place.pointer, make(typeof text === 'string' ? text : ''));
    },
    users: 1,
    invents: true,
  };
}
