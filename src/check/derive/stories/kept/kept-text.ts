import { get } from '../../../../contract/json-pointer.ts';
import type { JsonPointer, Operation } from '../../../../contract/types.ts';

/** Which of several texts a field gets: one of two short ones, one that is JSON, or one that fills it to its last byte. */
export type Mark = 'old' | 'new' | 'json' | 'longest';

/** Characters of two to four bytes, and those of which JSON, HTML, SQL and URLs must take care. */
const difficult = `名前é😀 <b>"&amp;'%20+\\`;

/**
 * Data of the app's own, which no person reads: every byte belongs to it, blanks at its ends, the ends of lines and the way
 * an accent is written.
 */
const opaqueField = 'CustomString';

/** JSON as nobody would write it who reads and writes it again: blanks, order of names, digits and escapes are chance. */
const json = '{ "z":1.0, "a" : ["\\u0041<&>"],"a":2e1 }';

/** Whether a field holds data of the app's own. */
export function isOpaque(field: JsonPointer): boolean {
  return field.slice(1) === opaqueField;
}

/** Fields of addresses: nothing is promised of characters that no address has. */
const isAddress = (name: string) => name.endsWith('Url');

/**
 * A text that must be read back as it was written.
 *
 * @param base what the operation's example has in the field
 */
export function keptText(operation: Operation, field: JsonPointer, base: string, mark: Mark): string {
  const name = field.slice(1);
  if (mark === 'json') return json;
  const start = `${base}-${mark}-`;
  const text = isAddress(name) ? `${start}名前é` : start + difficult;
  const whole = isOpaque(field) ? `  ${text}e\u0301\n\tx ` : text;
  const most = get(operation.schemas.request, `/properties${field}/maxBytes`);
  return mark === 'longest' && typeof most === 'number' ? filled(whole, most) : whole;
}

/** ASCII at the end, up to so many bytes. */
function filled(text: string, bytes: number): string {
  return text + 'x'.repeat(Math.max(0, bytes - Buffer.byteLength(text)));
}
