import type { JsonPointer, JsonSchema } from '../../../contract/types.ts';

/** A field of an accepted answer that the response schema speaks about. */
export interface AnswerField {
  readonly name: string;
  /** The way from the answer to the objects that have it: names, and `*` for every entry of a list. */
  readonly within: readonly string[];
  /** Where the schema says what it is. */
  readonly at?: JsonPointer;
  /** What the schema says there. */
  readonly schema?: { readonly [keyword: string]: unknown };
  /** Where the schema says that it must be there. */
  readonly requiredAt?: JsonPointer;
}

/** The fields of an answer and of what is in it, each once, in the order of the schema. */
export function answerFields(response: JsonSchema): readonly AnswerField[] {
  const byPlace = Map.groupBy(fieldsIn(response, '', []), ({ name, within }) => [...within, name].join('/'));
  return [...byPlace.values()].map((mentions) => Object.assign({}, ...mentions.toReversed()));
}

/** Every mention of a field; a schema may say at one place what a field is, and at another that it must be there. */
function fieldsIn(
  schema: JsonSchema,
  at: JsonPointer,
  within: AnswerField['within'],
): readonly AnswerField[] {
  if (typeof schema === 'boolean') return [];
  const { required = [], properties = {}, items = true, allOf = [], then = true } = schema as Keywords;
  return [
    ...required.map((name, index) => ({ name, within, requiredAt: `${at}/required/${index}` })),
    ...Object.entries(properties).flatMap(([name, property]) =>
      fieldAt(name, property, `${at}/properties/${name}`, within),
    ),
    ...fieldsIn(items, `${at}/items`, [...within, '*']),
    ...allOf.flatMap((part, index) => fieldsIn(part, `${at}/allOf/${index}`, within)),
    ...fieldsIn(then, `${at}/then`, within),
  ];
}

interface Keywords {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly then?: JsonSchema;
}

function fieldAt(
  name: string,
  schema: JsonSchema,
  at: JsonPointer,
  within: AnswerField['within'],
): readonly AnswerField[] {
  if (typeof schema === 'boolean') return [];
  const field = isTyped(schema) ? [{ name, within, at, schema }] : [];
  return [...field, ...fieldsIn(schema, at, [...within, name])];
}

/** A place that says only which value goes with which other one does not say what a field is. */
function isTyped(schema: { readonly [keyword: string]: unknown }): boolean {
  return schema.type !== undefined || schema.enum !== undefined;
}

/** A copy of an answer in which every object that has the field is changed. */
export function changeHolders(
  value: unknown,
  { name, within: [step, ...rest] }: Pick<AnswerField, 'name' | 'within'>,
  change: (holder: Readonly<Record<string, unknown>>) => unknown,
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return step === '*' ? value.map((entry) => changeHolders(entry, { name, within: rest }, change)) : value;
  const holder = value as Readonly<Record<string, unknown>>;
  if (step === undefined) return Object.hasOwn(holder, name) ? change(holder) : holder;
  if (!Object.hasOwn(holder, step)) return holder;
  return { ...holder, [step]: changeHolders(holder[step], { name, within: rest }, change) };
}
