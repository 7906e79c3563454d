import type { JsonSchema } from '../contract/types.ts';
import type { Remarks } from './remarks.ts';

/** Keywords whose value is one schema, about the same value as the schema that holds them. */
const sameValue = ['not', 'if', 'then', 'else'] as const;
/** Keywords whose value is a list of schemas about the same value. */
const sameValues = ['allOf', 'anyOf'] as const;

/**
 * A schema of the contract as other people's tools take it. Our keyword `maxBytes` becomes `x-max-bytes`, beside the
 * `maxLength` that follows from it, since no character has less than a byte. Members get a `description`.
 *
 * @param remarks - what is said about each member
 * @param path - names on the way to the value
 */
export function publishedSchema(
  schema: JsonSchema,
  remarks: Remarks,
  path: readonly string[] = [],
): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const { maxBytes, properties, items, ...others } = schema;
  const below = (part: unknown, ...steps: string[]) =>
    publishedSchema(part as JsonSchema, remarks, [...path, ...steps]);
  return {
    ...others,
    ...(typeof maxBytes === 'number' ? bytes(maxBytes, others.maxLength) : {}),
    ...mapped(others, sameValue, (part) => below(part)),
    ...mapped(others, sameValues, (list) => (list as unknown[]).map((part) => below(part))),
    ...(items === undefined ? {} : { items: below(items, '[]') }),
    ...(properties === undefined ? {} : { properties: publishedMembers(properties as object) }),
  };

  function publishedMembers(members: object): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries(
      Object.entries(members).map(([name, member]) => {
        const said = remarks([...path, name]);
        return [name, described(below(member, name), said)];
      }),
    );
  }
}

function bytes(maxBytes: number, maxLength: unknown): Readonly<Record<string, number>> {
  const characters = typeof maxLength === 'number' ? Math.min(maxLength, maxBytes) : maxBytes;
  return { maxLength: characters, 'x-max-bytes': maxBytes };
}

function mapped(
  keywords: Readonly<Record<string, unknown>>,
  names: readonly string[],
  change: (value: unknown) => unknown,
): Readonly<Record<string, unknown>> {
  const present = names.filter((name) => keywords[name] !== undefined);
  return Object.fromEntries(present.map((name) => [name, change(keywords[name])]));
}

function described(schema: JsonSchema, said: readonly string[]): JsonSchema {
  if (typeof schema === 'boolean' || said.length === 0) return schema;
  return { ...schema, description: said.join(' ') };
}
