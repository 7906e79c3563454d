/** Of a longer list only the first entries are shown; a longer text is cut. */
const SHOWN_ITEMS = 2;
const LONGEST_TEXT = 48;

/**
 * A body on one line, short enough to be read: of long lists the first entries and the number of the others, long texts
 * by their beginning and their length. A body that is no JSON is shown by its beginning.
 */
export function shortenBody(body: string, longest = 240): string {
  if (body === '') return '(empty body)';
  const text = shortenValue(parse(body), 0);
  const shown = text ?? body;
  return shown.length > longest ? `${shown.slice(0, longest - 1)}… (${body.length} characters)` : shown;
}

function parse(body: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(body) };
  } catch {
    return undefined;
  }
}

function shortenValue(parsed: { value: unknown } | undefined, depth: number): string | undefined {
  return parsed && print(parsed.value, depth);
}

/** Endless nesting ends: a request may be nested to be too deep on purpose. */
const DEEPEST = 6;

function print(value: unknown, depth: number): string {
  if (typeof value === 'string') return printText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (depth > DEEPEST) return '…';
  return Array.isArray(value)
    ? printList(value, depth)
    : `{${Object.entries(value)
        .map(([key, field]) => `${printText(key)}: ${print(field, depth + 1)}`)
        .join(', ')}}`;
}

function printText(text: string): string {
  if (text.length <= LONGEST_TEXT) return JSON.stringify(text);
  return `${JSON.stringify(text.slice(0, LONGEST_TEXT / 2)).slice(0, -1)}…" (${text.length} characters)`;
}

function printList(items: readonly unknown[], depth: number): string {
  const left = items.length - SHOWN_ITEMS;
  const shown = items.slice(0, SHOWN_ITEMS).map((item) => print(item, depth + 1));
  return `[${[...shown, ...(left > 0 ? [`… ${left} more`] : [])].join(', ')}]`;
}
