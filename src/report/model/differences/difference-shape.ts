/**
 * What a description says without its data, so that differences of one cause read alike: quoted text, ids, numbers and
 * the names given become one sign, and lists of codes or Results one of them. `"60026" (string)` and `"6017" (string)`
 * have the same shape, `refused 6017` and `accepted with Result 1` have not.
 *
 * @param names words that are only data, such as the names of operations
 */
export function shapeOf(text: string, names: readonly string[] = []): string {
  const plain = names.reduce((rest, name) => rest.replaceAll(name, '…'), text.replace(QUOTED, '…'));
  return plain
    .replace(NUMBER_OR_ID, '#')
    .replace(/ \(# of #\)/g, '')
    .replace(/#(?:(?:, or |, | or )#)+/g, '#')
    .replace(/refused(?: #| with a documented code)/g, 'refused')
    .replace(/accepted with Result #/g, 'accepted');
}

const QUOTED = /"(?:[^"\\]|\\.)*"?/g;
const NUMBER_OR_ID = /[\w@.-]*\d[\w@-]*(?:\.\d+)?/g;

/** A JSON pointer with every index as `*`: the same field of another entry has the same shape. */
export function pointerShape(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '/*');
}

/** A description with the long ids in it as `…`: users and accounts are named anew in each case. */
export function withoutIds(text: string): string {
  return text.replace(LONG_ID, '…');
}

const LONG_ID = /(?=[\w@#-]*\d)[\w@#-]{12,}/g;
