import { get } from '../../contract/json-pointer.ts';
import type { Clause, JsonSchema, SchemaError } from '../../contract/types.ts';

/** What to do by the keyword that is broken, where more can be said than what the clause says. */
const byKeyword: Readonly<Record<string, (value: unknown) => string>> = {
  type: (type) =>
    `send a value of type ${String(type)}; JSON tells "5" from 5, and null from a field that is left out`,
  required: (name) => `send ${String(name)} with every call`,
  maxItems: (most) => `send at most ${String(most)} entries a call, and the others with further calls`,
  const: (value) => `send ${String(value)} there, letter by letter`,
};

/** One line on what a client should do about a mistake in its request; as a rule what the broken clause says. */
export function adviceFor(
  { keyword, schemaPointer }: SchemaError,
  schema: JsonSchema,
  clause: Clause,
): string {
  const advice = byKeyword[keyword]?.(get(schema, schemaPointer));
  return advice ?? `keep to what is documented: ${clause.says}`;
}
