/** A string, a line comment or a block comment, whichever begins first. */
const stringOrComment = /"[^"\\]*(?:\\.[^"\\]*)*"|\/\/[^\n]*|\/\*.*?\*\//gs;

/** What a lenient reader takes and JSON does not have, and strings: a comma too many, bare names, a 0 too many. */
const unusual =
  /"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'|,(?=\s*[}\]])|[A-Za-z_]\w*(?=\s*:)|(?<![\w.+-])0+(?=\d)/gs;

/** A value that was read. */
type Read = { readonly value: unknown } | undefined;

/** The value of a body that is JSON but for comments, which some samples of the documentation have. */
export function readWithoutComments(text: string): Read {
  return parse(text.replace(stringOrComment, (found) => (found.startsWith('"') ? found : ' ')));
}

/** The value of a body that is JSON but for what many readers overlook. */
export function readLoosely(text: string): Read {
  return parse(text.replace(unusual, toStrict));
}

/** The value of a body that is not written as UTF-8 wants it: after a byte order mark, in UTF-16, with wrong bytes replaced. */
export function readOtherwiseEncoded(body: Uint8Array): Read {
  const [first, second] = body;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8';
  return parse(new TextDecoder(encoding).decode(body));
}

function toStrict(found: string): string {
  if (found.startsWith('"')) return found.replace(controlCharacters, escaped);
  if (found.startsWith("'")) return JSON.stringify(found.slice(1, -1));
  return /^[,0]/.test(found) ? '' : JSON.stringify(found);
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
