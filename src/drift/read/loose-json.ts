/** What a comment in a sample says, and the member that stands before it. */
export interface SampleComment {
  readonly name: string;
  readonly text: string;
}

/** A sample of a page. */
export interface Sample {
  readonly value: unknown;
  readonly comments: readonly SampleComment[];
  /** Place in the text after its end. */
  readonly end: number;
}

/** How far a comment goes: to the end of the line, or, where a page lost its line breaks, to the next sign of JSON. */
const commentEnds = [/[\r\n]/g, /[\r\n"{}[\]]/g];
const deepest = 100;

/**
 * Reads the JSON object or array that begins at a place of a text, as documentation writes it: with comments (also where
 * the line breaks behind them were lost) and trailing commas. Undefined where there is none.
 */
export function looseJson(text: string, from: number): Sample | undefined {
  for (const commentEnd of commentEnds) {
    const sample = readSample(text, from, commentEnd);
    if (sample !== undefined) return sample;
  }
  return undefined;
}

function readSample(text: string, from: number, commentEnd: RegExp): Sample | undefined {
  const comments: SampleComment[] = [];
  let at = from;
  let name = '';
  const wrong = new SyntaxError('no JSON');
  try {
    const value = readValue(0);
    return { value, comments, end: at };
  } catch (error) {
    if (error === wrong || error instanceof SyntaxError) return undefined;
    throw error;
  }

  function skip(): void {
    for (;;) {
      while (/\s/.test(text[at] ?? '')) at++;
      if (text.startsWith('//', at)) comment(at + 2, commentEnd);
      else if (text.startsWith('/*', at)) comment(at + 2, /\*\//g);
      else return;
    }
  }

  function comment(start: number, end: RegExp): void {
    end.lastIndex = start;
    const found = end.exec(text);
    const stop = found?.index ?? text.length;
    comments.push({ name, text: text.slice(start, stop).trim() });
    at = stop + (found?.[0] === '*/' ? 2 : 0);
  }

  function readValue(depth: number): unknown {
    skip();
    if (depth > deepest) throw wrong;
    if (text[at] === '{') return readObject(depth);
    if (text[at] === '[') return readArray(depth);
    return readScalar();
  }

  function readScalar(): unknown {
    const scalar = /"(?:[^"\\\r\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
    scalar.lastIndex = at;
    const found = scalar.exec(text)?.[0];
    if (found === undefined) throw wrong;
    at += found.length;
    return JSON.parse(found);
  }

  function readObject(depth: number): Readonly<Record<string, unknown>> {
    const members: [string, unknown][] = [];
    list('}', () => {
      const key = readScalar();
      if (typeof key !== 'string') throw wrong;
      name = key;
      skip();
      if (text[at++] !== ':') throw wrong;
      members.push([key, readValue(depth + 1)]);
    });
    return Object.fromEntries(members);
  }

  function readArray(depth: number): readonly unknown[] {
    const entries: unknown[] = [];
    list(']', () => void entries.push(readValue(depth + 1)));
    return entries;
  }

  function list(close: string, readOne: () => void): void {
    at++;
    for (skip(); text[at] !== close; skip()) {
      readOne();
      skip();
      if (text[at] === ',') at++;
      else if (text[at] !== close) throw wrong;
    }
    at++;
  }
}
