/** A string, a line comment or a block comment, whichever begins first. */
const stringOrComment = /"[^"\\]*(?:\\.[^"\\]*)*"|\/\/[^\n]*|\/\*.*?\*\//gs;

/** Strings, and the brackets outside of them. */
const stringOrBracket = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/gs;

/** A value that was read. */
type Read = { readonly value: unknown } | undefined;

/** The value of a body that is JSON but for comments, which some samples of the documentation have. */
export function readWithoutComments(text: string): Read {
  return parse(text.replace(stringOrComment, (found) => (found.startsWith('"') ? found : ' ')));
}

/** The value of a body that is JSON but for what many readers overlook: control characters in texts, and whatever follows. */
export function readLoosely(text: string): Read {
  const first = firstValue(text);
  return parse(first.replace(stringOrBracket, (found) => found.replace(controlCharacters, escaped)));
}

/** The text up to the bracket that closes what the first one opened. */
function firstValue(text: string): string {
  let open = 0;
  for (const { 0: found, index } of text.matchAll(stringOrBracket)) {
    if (found === '{' || found === '[') open += 1;
    if (found === '}' || found === ']') open -= 1;
    if (open === 0 && !found.startsWith('"')) return text.slice(0, index + 1);
  }
  return text;
}

/** The value of a body that is not written as UTF-8 wants it: after a byte order mark, in UTF-16, with wrong bytes replaced. */
export function readOtherwiseEncoded(body: Uint8Array): Read {
  const [first, second] = body;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8';
  return parse(new TextDecoder(encoding).decode(body));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacters = /[\u0000-\u001f]/g;

function escaped(character: string): string {
  return JSON.stringify(character).slice(1, -1);
}

function parse(text: string): Read {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
