import type { JsonPointer } from '../types.ts';

/** One reason why a contract is refused: what is wrong in which file, and where in it. */
export interface Problem {
  /** Path within `contracts/`, with slashes, e.g. `operations/add_subscriber/operation.json`. */
  readonly file: string;
  readonly pointer: JsonPointer;
  /** What must be, e.g. `must be a key of sources.json`. */
  readonly must: string;
  /** What was there instead, e.g. `"nowhere#at-all" (string)`. */
  readonly got: string;
}

const LONGEST_GOT = 80;

/** A value as messages show it: shortened JSON and its type; `nothing` where there is no value. */
export function describeGot(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  const shown = text.length > LONGEST_GOT ? `${text.slice(0, LONGEST_GOT)}...` : text;
  return `${shown} (${typeOf(value)})`;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
