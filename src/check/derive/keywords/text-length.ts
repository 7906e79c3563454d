import { set } from '../../../contract/json-pointer.ts';
import type { KeywordRule, Place, Variation } from '../variation.ts';

/** A character of one byte and one of three, in UTF-8. */
const narrow = 'a';
const wide = '字';

/**
 * `maxBytes` (ours: a text's length in bytes of UTF-8): at the limit and one byte beyond, with characters of one byte and
 * of three, so that a server that counts characters is seen. Texts with a form of their own are left to `pattern`.
 *
 * @source create_official_account#request-fields
 */
export const maxBytes: KeywordRule = (place) => {
  const limit = place.schema.maxBytes;
  if (typeof limit !== 'number' || place.schema.pattern !== undefined) return [];
  const wideCount = Math.floor(limit / 3);
  const fits = wide.repeat(wideCount) + narrow.repeat(limit - wideCount * 3);
  return [
    text(place, `${limit}-bytes`, narrow.repeat(limit), true),
    text(place, `${limit}-bytes-wide`, fits, true),
    text(place, `${limit + 1}-bytes`, narrow.repeat(limit + 1), false),
    text(place, `${limit + 1}-bytes-wide`, fits + narrow, false),
  ];
};

function text(place: Place, variant: string, value: string, valid: boolean): Variation {
  return {
    place,
    variant,
    keyword: 'maxBytes',
    valid,
    says: `${variant.replaceAll('-', ' ')} of text in ${place.subject}`,
    change: (request) => set(request, place.pointer, value),
    users: 1,
  };
}
