/** Texts that say what a record is, when, or whom it asked: a format restricts them, and nothing of a server reaches them. */
const RESTRICTED: readonly string[] = [
  'verdict',
  'decision',
  'startedAt',
  'endedAt',
  'method',
  'direction',
  'url',
];

/**
 * A copy of a record in which every text, wherever it stands, ends with `text`. Names of headers and the names in bodies
 * of JSON are texts of a server too. Texts that were alike still are.
 */
export function poison<T>(record: T, text: string): T {
  return poisonValue(record, '', text) as T;
}

function poisonValue(value: unknown, key: string, text: string): unknown {
  if (typeof value === 'string') return poisonText(value, key, text);
  if (Array.isArray(value)) return value.map((item) => poisonValue(item, key, text));
  if (typeof value !== 'object' || value === null) return value;
  const names = key === 'headers' || key === 'body' ? (name: string) => name + text : (name: string) => name;
  const inner = (name: string) => (key === 'body' ? key : name);
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [names(name), poisonValue(field, inner(name), text)]),
  );
}

function poisonText(value: string, key: string, text: string): string {
  if (RESTRICTED.includes(key)) return value;
  const json = key === 'body' ? parseObject(value) : undefined;
  return json === undefined ? value + text : JSON.stringify(poisonValue(json, 'body', text));
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
