/**
 * The first field that an object of a JSON text gives more than once, at any depth; undefined where there is none.
 *
 * @param text - valid JSON
 * @param value - what it was parsed to
 */
export function repeatedField(text: string, value: unknown): string | undefined {
  // Every field takes a colon, so a text with as many of both repeats none; asked of every call.
  return colonsIn(text) === fieldsIn(value) ? undefined : findRepeated(text);
}

function colonsIn(text: string): number {
  let colons = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) colons++;
  return colons;
}

/** Nothing documented is nested half as deep; something hostile may be nested deeper than the stack reaches. */
const maxDepth = 20;

/** NaN, which no count equals, for a value that is nested too deep to count. */
function fieldsIn(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > maxDepth) return Number.NaN;
  let fields = 0;
  if (Array.isArray(value)) {
    for (const entry of value) fields += fieldsIn(entry, depth + 1);
    return fields;
  }
  for (const name in value) fields += 1 + fieldsIn((value as Record<string, unknown>)[name], depth + 1);
  return fields;
}

/** Strings, and what tells where objects begin and end and which strings name a field. */
const token = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[{}:]/g;

function findRepeated(text: string): string | undefined {
  const open: Set<string>[] = [];
  let last = '';
  for (const [found] of text.matchAll(token)) {
    if (found === '{') open.push(new Set());
    else if (found === '}') open.pop();
    else if (found !== ':') last = found;
    else {
      const name = JSON.parse(last) as string;
      const fields = open.at(-1);
      if (fields?.has(name)) return name;
      fields?.add(name);
    }
  }
  return undefined;
}
