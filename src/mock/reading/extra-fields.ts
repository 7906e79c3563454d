import type { JsonPointer, JsonSchema } from '../../contract/types.ts';

/** A field that a schema does not name at its place. */
export interface ExtraField {
  /** Place of the object that has the field. */
  readonly pointer: JsonPointer;
  readonly name: string;
}

/** The fields that a schema names, as a tree; anything may stand where neither fields nor entries are named. */
interface Named {
  readonly fields?: ReadonlyMap<string, Named>;
  readonly entries?: Named;
}

/** Whether a value has a field, at any depth, that the schema does not name at its place. */
export function hasExtraFields(value: unknown, schema: JsonSchema): boolean {
  return hasOthers(value, namedIn(schema));
}

/** Every field of a value, at any depth, that the schema does not name at its place. */
export function extraFields(value: unknown, schema: JsonSchema): readonly ExtraField[] {
  return othersIn(value, namedIn(schema), '');
}

/** Asked of every call: allocates nothing. */
function hasOthers(value: unknown, { fields, entries }: Named): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) {
    if (entries === undefined) return false;
    for (const entry of value) if (hasOthers(entry, entries)) return true;
    return false;
  }
  if (fields === undefined) return false;
  for (const name in value) {
    const named = fields.get(name);
    if (named === undefined || hasOthers((value as Record<string, unknown>)[name], named)) return true;
  }
  return false;
}

function othersIn(value: unknown, { fields, entries }: Named, pointer: JsonPointer): readonly ExtraField[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value))
    return entries === undefined
      ? []
      : value.flatMap((entry, index) => othersIn(entry, entries, `${pointer}/${index}`));
  if (fields === undefined) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const named = fields.get(name);
    return named === undefined ? [{ pointer, name }] : othersIn(member, named, `${pointer}/${name}`);
  });
}

const known = new WeakMap<object, Named>();

/** Worked out once per schema, because every call is held against it. */
function namedIn(schema: JsonSchema): Named {
  if (typeof schema === 'boolean') return {};
  const found = known.get(schema);
  if (found !== undefined) return found;
  const named = readNamed(schema);
  known.set(schema, named);
  return named;
}

/** Keywords whose subschemas speak about the same value. */
const branches = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'] as const;

function readNamed(schema: Exclude<JsonSchema, boolean>): Named {
  const inner = branches
    .flatMap((keyword) => (schema[keyword] ?? []) as JsonSchema | readonly JsonSchema[])
    .map((branch) => namedIn(branch));
  const properties = Object.entries((schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>);
  const fields = new Map([
    ...inner.flatMap((branch) => [...(branch.fields ?? [])]),
    ...properties.map(([name, property]) => [name, namedIn(property)] as const),
  ]);
  const entries = schema.items === undefined ? undefined : namedIn(schema.items as JsonSchema);
  return { ...(fields.size > 0 && { fields }), ...(entries && { entries }) };
}
