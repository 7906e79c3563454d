/** A JSON text with the fields of every object in the reverse order. Numbers must fit into doubles. */
export function reverseKeys(text: string): string {
  return JSON.stringify(
    JSON.parse(text, (_name, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ),
  );
}

/** The tokens of a JSON text: strings with their escapes, numbers, and everything else sign by sign. */
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[^"\d-]/gu;

/** A JSON text in which every sign of a string that needs no escape has one; the value is the same. */
export function escapeUnicode(text: string): string {
  return rewriteTokens(text, (token) => (token.startsWith('"') ? escaped(JSON.parse(token)) : token));
}

/** UTF-16 units, so that signs beyond the first plane become pairs of escapes. */
function escaped(value: string): string {
  const units = Array.from({ length: value.length }, (_, index) => value.charCodeAt(index));
  return `"${units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')}"`;
}

/** A JSON text with its integers written otherwise; strings that hold digits stay as they are. */
export function rewriteNumbers(text: string, write: (digits: string) => string): string {
  return rewriteTokens(text, (token) => (/^-?\d+$/.test(token) ? write(token) : token));
}

function rewriteTokens(text: string, rewrite: (token: string) => string): string {
  return text.replace(tokens, rewrite);
}

/** A JSON text whose objects, the outer one and those in its lists, have more fields. */
export function withFieldsBeside(text: string, fields: object): string {
  const isEntry = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const extended = JSON.parse(text, (_name, value: unknown) =>
    Array.isArray(value) ? value.map((entry) => (isEntry(entry) ? { ...entry, ...fields } : entry)) : value,
  );
  return JSON.stringify(isEntry(extended) ? { ...extended, ...fields } : extended);
}
