import type { Call } from '../call.ts';

/** The members of a body by name, before their values are believed. */
export type Unchecked<Body> = { readonly [Name in keyof Body]?: unknown };

/**
 * The body of a call as an object, empty where it is none.
 *
 * @typeParam Body - the generated type that the contract has for it; its names are known, its values are not
 */
export function bodyOf<Body = Readonly<Record<string, unknown>>>(call: Call): Unchecked<Body> {
  return (isObject(call.body) ? call.body : {}) as Unchecked<Body>;
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
export function textOf<Body extends object>(body: Body, name: keyof Body): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
