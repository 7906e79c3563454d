/**
 * Text that shows as it is in Markdown: one line, no markup, no HTML, no link, no mention of a person.
 * Every sign with a meaning is written as a character reference, which no renderer reads as markup.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]#<>&|~@!]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('://', ':&#47;&#47;');
}

/** Text in a code span, fenced by more backticks than it has in a row. */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

function oneLine(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, ' ');
}

/** Text in a fenced block of its own, with a longer fence than it has backticks in a row; line ends stay. */
export function codeBlock(lines: readonly string[]): string {
  const text = lines.map(oneLine).join('\n');
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${text}\n${fence}`;
}
