import type { Call } from '../types.ts';

/** The body of a call as an object. */
export function bodyOf(call: Call): Readonly<Record<string, unknown>> {
  return isObject(call.body) ? call.body : {};
}

/** The entries of a JSON array; none where the value is no array. */
export function entriesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A member of a JSON object; undefined where the value is no object. */
export function memberOf(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

/** The text of a member, and empty where it has none. */
export function textOf(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
