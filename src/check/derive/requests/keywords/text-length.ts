import { get, set } from '../../../../contract/json-pointer.ts';
import type { KeywordRule, Place, Variation } from '../../variation.ts';

/** A character of one byte, one of three and one of four, in UTF-8; the last has two units in UTF-16. */
const narrow = 'a';
const wide = '字';
const widest = '😀';

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
  const fits = filled(wide, 3, limit);
  return [
    ofText(place, 'maxBytes', `${limit}-bytes-wide`, () => fits, true),
    ofText(place, 'maxBytes', `${limit + 1}-bytes-wide`, () => fits + narrow, false),
    ofText(place, 'maxBytes', `${limit}-bytes-emoji`, () => filled(widest, 4, limit), true),
  ];
}

/** As many of a character as fit, and narrow ones for what is left of the bytes. */
function filled(character: string, bytesEach: number, limit: number): string {
  const count = Math.floor(limit / bytesEach);
  return character.repeat(count) + narrow.repeat(limit - count * bytesEach);
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
