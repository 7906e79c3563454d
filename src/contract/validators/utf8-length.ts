/**
 * Bytes that `text` has in UTF-8. A surrogate without its partner counts 3, as the U+FFFD does that is sent for it.
 * Counts without encoding, and needs nothing that k6 does not have.
 *
 * @source rfc-3629
 */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += bytesOf(character.codePointAt(0) as number);
  return bytes;
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
