import fc from 'fast-check';

/**
 * Characters of one to four bytes in UTF-8, among them those that JSON, HTML and SQL must take care of. No control
 * characters, and no spaces at the ends, of which no page says that they are kept.
 */
const characters = [
  'a',
  'B',
  '7',
  '-',
  '"',
  '\\',
  '/',
  '<',
  '&',
  "'",
  '%',
  'é',
  'ß',
  'Ж',
  '中',
  '名',
  '€',
  '😀',
  '𝄞',
];

/** Texts of 1 to `maxBytes` bytes of UTF-8: mostly short ones, now and then one that fills the bytes to the last. */
export function textArbitrary(maxBytes: number): fc.Arbitrary<string> {
  const character = fc.constantFrom(...characters);
  // Empty lists are left out afterwards: of a list that may not be empty, the first character could not be kept alone.
  const short = fc
    .array(character, { maxLength: 12 })
    .map((chosen) => chosen.join(''))
    .filter((text) => text !== '' && Buffer.byteLength(text) <= maxBytes);
  const full = character.map((one) => filled(one, maxBytes));
  return fc.oneof({ arbitrary: short, weight: 5 }, { arbitrary: full, weight: 1 });
}

/** Texts of plain ASCII, for fields that hold addresses. */
export function addressArbitrary(maxBytes: number): fc.Arbitrary<string> {
  const start = 'https://example.com/';
  return fc.nat({ max: maxBytes - start.length }).map((length) => start + 'a'.repeat(length));
}

/** As many of one character as fit, and ASCII for what is left. */
function filled(character: string, maxBytes: number): string {
  const bytes = Buffer.byteLength(character);
  const count = Math.floor(maxBytes / bytes);
  return character.repeat(count) + 'x'.repeat(maxBytes - count * bytes);
}
