import type { JsonPointer } from './types.ts';

/**
 * JSON Pointers (RFC 6901) over plain JSON values. Nothing here changes its arguments.
 *
 * @source rfc-6901
 */

/** One name or index, written so that it can stand between two slashes: `~` becomes `~0`, `/` becomes `~1`. */
function escapePart(part: string | number): string {
  return String(part).replaceAll('~', '~0').replaceAll('/', '~1');
}

export { escapePart as escape };

/** A pointer from its parts: `join(['a', 0])` is `/a/0`, `join([])` is `''`. */
export function join(parts: readonly (string | number)[]): JsonPointer {
  return parts.map((part) => `/${escapePart(part)}`).join('');
}

/** Pointers of a contract are few and are split again for each entry of each list, which is slow without a JIT (k6). */
const splitBefore = new Map<JsonPointer, readonly string[]>();
const mostRemembered = 1000;

/** The parts of a pointer, unescaped. Throws a `RangeError` where the text is not a pointer. */
export function split(pointer: JsonPointer): readonly string[] {
  const known = splitBefore.get(pointer);
  if (known !== undefined) return known;
  const parts = splitAnew(pointer);
  if (splitBefore.size < mostRemembered) splitBefore.set(pointer, parts);
  return parts;
}

function splitAnew(pointer: JsonPointer): readonly string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) {
    throw new RangeError(
      `JSON Pointer must be empty or begin with "/" and escape "~" as "~0", got ${JSON.stringify(pointer)}`,
    );
  }
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Whether `prefix` points at `pointer` itself or at something that contains it. */
export function contains(prefix: JsonPointer, pointer: JsonPointer): boolean {
  return pointer === prefix || pointer.startsWith(`${prefix}/`);
}

/** The value at `pointer`, or `undefined` where it points at nothing (JSON itself has no `undefined`). */
export function get(value: unknown, pointer: JsonPointer): unknown {
  return split(pointer).reduce<unknown>(child, value);
}

/**
 * A copy of `value` with `replacement` at `pointer`; what is not on the way is shared with the original.
 * The last part may be new: a name of an object, or of an array the index just after its end (also written `-`).
 * Throws a `RangeError` where the place itself does not exist.
 */
export function set(value: unknown, pointer: JsonPointer, replacement: unknown): unknown {
  return edit(
    value,
    split(pointer),
    pointer,
    (holder, part) => {
      if (!Array.isArray(holder)) return withMember(holder, part, replacement);
      const index = part === '-' ? holder.length : indexOf(part);
      if (index === undefined || index > holder.length) throw nothingAt(pointer);
      return [...holder.slice(0, index), replacement, ...holder.slice(index + 1)];
    },
    replacement,
  );
}

/**
 * A copy of `value` without what is at `pointer`; later entries of an array move up.
 * The whole document cannot be removed: that, and a pointer at nothing, throws a `RangeError`.
 */
export function remove(value: unknown, pointer: JsonPointer): unknown {
  if (pointer === '') throw new RangeError('JSON Pointer must name a part of the document to remove, got ""');
  return edit(
    value,
    split(pointer),
    pointer,
    (holder, part) => {
      if (child(holder, part) === undefined) throw nothingAt(pointer);
      if (Array.isArray(holder)) return holder.filter((_, index) => index !== indexOf(part));
      return Object.fromEntries(Object.entries(holder).filter(([name]) => name !== part));
    },
    undefined,
  );
}

type Holder = Record<string, unknown> | unknown[];

/** Walks to the holder of the last part, lets `change` copy it, and copies every holder on the way back. */
function edit(
  value: unknown,
  parts: readonly string[],
  pointer: JsonPointer,
  change: (holder: Holder, part: string) => unknown,
  whole: unknown,
): unknown {
  const [part, ...rest] = parts;
  if (part === undefined) return whole;
  if (typeof value !== 'object' || value === null) throw nothingAt(pointer);
  const holder = value as Holder;
  if (rest.length === 0) return change(holder, part);
  const inner = child(holder, part);
  if (inner === undefined) throw nothingAt(pointer);
  const changed = edit(inner, rest, pointer, change, whole);
  return Array.isArray(holder)
    ? holder.map((entry, index) => (index === indexOf(part) ? changed : entry))
    : withMember(holder, part, changed);
}

/** The member of that name or index; only own members count, so that `/constructor` points at nothing. */
function child(value: unknown, part: string): unknown {
  if (Array.isArray(value)) {
    const index = indexOf(part);
    return index === undefined ? undefined : value[index];
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
  return (value as Record<string, unknown>)[part];
}

/** Copies by defining, never by assigning, so that a member named `__proto__` stays a plain member; keeps the order. */
function withMember(holder: Record<string, unknown>, part: string, member: unknown): Record<string, unknown> {
  const entries = Object.entries(holder);
  if (!Object.hasOwn(holder, part)) return Object.fromEntries([...entries, [part, member]]);
  return Object.fromEntries(entries.map(([name, old]) => [name, name === part ? member : old]));
}

function indexOf(part: string): number | undefined {
  return /^(0|[1-9][0-9]*)$/.test(part) ? Number(part) : undefined;
}

function nothingAt(pointer: JsonPointer): RangeError {
  return new RangeError(
    `JSON Pointer must point into the document, got ${JSON.stringify(pointer)} (nothing there)`,
  );
}
