/** A piece of a text; `changed` where the other text has something else. */
export interface TextPart {
  readonly text: string;
  readonly changed: boolean;
}

/**
 * Two texts in pieces: what they begin and end with alike, and what differs between. Texts that have nothing in common
 * differ as a whole, which says nothing, so nothing of them is marked.
 */
export function wordDifference(
  one: string,
  other: string,
): readonly [one: readonly TextPart[], other: readonly TextPart[]] {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const shortest = Math.min(a.length, b.length);
  const before = countAlike(shortest, (index) => a[index] === b[index]);
  const after = countAlike(shortest - before, (index) => a.at(-1 - index) === b.at(-1 - index));
  const alike = [...a.slice(0, before), ...a.slice(a.length - after)].some((word) => /\w/.test(word));
  if (!alike) return [plain(one), plain(other)];
  return [parts(a, before, after), parts(b, before, after)];
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];
}

function countAlike(most: number, alike: (index: number) => boolean): number {
  let count = 0;
  while (count < most && alike(count)) count += 1;
  return count;
}

function plain(text: string): TextPart[] {
  return text === '' ? [] : [{ text, changed: false }];
}

function parts(words: readonly string[], before: number, after: number): TextPart[] {
  const end = words.length - after;
  const pieces = [
    { text: words.slice(0, before).join(''), changed: false },
    { text: words.slice(before, end).join(''), changed: true },
    { text: words.slice(end).join(''), changed: false },
  ];
  return pieces.filter(({ text }) => text !== '');
}
