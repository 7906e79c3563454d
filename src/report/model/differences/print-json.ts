/** A line of pretty-printed JSON; `marked` where it shows the place that a pointer names. */
export interface JsonLine {
  readonly text: string;
  readonly marked: boolean;
}

/** A list longer than this is shown by its first entries, those on the way to the pointer, and its last. */
const SHOWN_ITEMS = 4;

/** Values further in than this many blanks are not shown: an answer may be nested without end. */
const DEEPEST = 60;

interface Place {
  readonly indent: string;
  /** What stands before the value: its key. */
  readonly before: string;
  /** What stands after it: a comma or nothing. */
  readonly after: string;
  /** Rest of the pointer from here; undefined where the pointer leads elsewhere. */
  readonly path: readonly string[] | undefined;
}

/**
 * Prints a JSON value over several lines and marks the place that `pointer` names; where there is nothing at that
 * place (a field is missing), the nearest value around it is marked. Long lists are shortened.
 */
export function printJson(value: unknown, pointer?: string): JsonLine[] {
  const path = pointer === undefined ? undefined : splitPointer(pointer);
  return printValue(value, { indent: '', before: '', after: '', path });
}

function splitPointer(pointer: string): string[] {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function printValue(value: unknown, place: Place): JsonLine[] {
  const marked = isMarked(value, place.path);
  if (place.indent.length > DEEPEST) return [line(place, '…', marked)];
  const entries = entriesOf(value);
  if (entries === undefined || entries.length === 0) return [line(place, JSON.stringify(value), marked)];
  const [open, end] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const inner = Array.isArray(value) ? printItems(value, place) : printFields(entries, place);
  const opened = `${place.indent}${place.before}${open}`;
  return [{ text: opened, marked }, ...inner, { text: `${place.indent}${end}${place.after}`, marked: false }];
}

function line({ indent, before, after }: Place, text: string, marked: boolean): JsonLine {
  return { text: `${indent}${before}${text}${after}`, marked };
}

/** The pointer ends here, or goes on to something that is not here. */
function isMarked(value: unknown, path: readonly string[] | undefined): boolean {
  if (path === undefined) return false;
  const next = path[0];
  return next === undefined || !entriesOf(value)?.some(([key]) => key === next);
}

function entriesOf(value: unknown): [string, unknown][] | undefined {
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}

function printFields(entries: readonly [string, unknown][], place: Place): JsonLine[] {
  return entries.flatMap(([key, field], index) =>
    printValue(field, {
      ...inside(place, key, index === entries.length - 1),
      before: `${JSON.stringify(key)}: `,
    }),
  );
}

function printItems(items: readonly unknown[], place: Place): JsonLine[] {
  const last = items.length - 1;
  const onPath = Number(place.path?.[0] ?? -1);
  const shown = items.map(
    (_, index) =>
      items.length <= SHOWN_ITEMS + 2 || index < SHOWN_ITEMS - 1 || index === last || index === onPath,
  );
  return items.flatMap((item, index) => {
    if (shown[index]) return printValue(item, inside(place, String(index), index === last));
    return shown[index - 1] ? [gap(place, shown, index)] : [];
  });
}

function gap({ indent }: Place, shown: readonly boolean[], from: number): JsonLine {
  const left = shown.indexOf(true, from) - from;
  return { text: `${indent}  … ${left} more`, marked: false };
}

function inside(place: Place, key: string, last: boolean): Place {
  const path = place.path?.[0] === key ? place.path.slice(1) : undefined;
  return { indent: `${place.indent}  `, before: '', after: last ? '' : ',', path };
}
