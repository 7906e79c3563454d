import type { JsonSchema } from '../../contract/types.ts';

/** A schema as an object of keywords; `true` is one without any. */
export type Keywords = Readonly<Record<string, unknown>>;

/** Schemas that must all hold, none of which has `allOf`, `anyOf` or `if` any more. */
export type Conjunction = readonly Keywords[];

/**
 * The ways in which a value can fit a schema, each as plain schemas that must all hold: one for each branch of `anyOf`,
 * and one for each outcome of a condition (`if`). The same condition in several places has one outcome.
 *
 * @returns more than one entry only where the schema has `anyOf` or `if`; what `not` excludes is left in
 * @throws RangeError where the schema is `false`, which no value fits
 */
export function alternatives(schema: JsonSchema): readonly Conjunction[] {
  const conditions = [...new Set(conditionsIn(schema))];
  return outcomes(conditions).flatMap((holding) => branches(schema, holding));
}

/** The keywords of a schema. Throws a `RangeError` for `false`. */
export function keywordsOf(schema: JsonSchema): Keywords {
  if (schema === false) throw new RangeError('schema must allow some value, got false');
  return schema === true ? {} : schema;
}

function branches(schema: JsonSchema, holding: ReadonlySet<string>): readonly Conjunction[] {
  const { allOf, anyOf, if: condition, then: fits, else: otherwise, ...plain } = keywordsOf(schema);
  const chosen = holding.has(JSON.stringify(condition)) ? [condition, fits] : [otherwise];
  const all = [...listOf(allOf), ...chosen.filter((part) => part !== undefined)] as JsonSchema[];
  const parts = all.map((part) => branches(part, holding));
  const either = listOf(anyOf).flatMap((part) => branches(part, holding));
  return product([...parts, [[plain]], ...(either.length > 0 ? [either] : [])]);
}

/** Each choice of one entry per list, joined. */
function product([first, ...others]: readonly (readonly Conjunction[])[]): readonly Conjunction[] {
  if (first === undefined) return [[]];
  const rest = product(others);
  return first.flatMap((one) => rest.map((after) => [...one, ...after]));
}

/** The conditions of a schema as JSON text; those inside its properties have nothing to do with it. */
function conditionsIn(schema: JsonSchema): readonly string[] {
  const { allOf, anyOf, if: condition, then: fits, else: otherwise } = keywordsOf(schema);
  const parts = [
    ...listOf(allOf),
    ...listOf(anyOf),
    ...[fits, otherwise].filter((part) => part !== undefined),
  ];
  const own = condition === undefined ? [] : [JSON.stringify(condition)];
  return [...own, ...parts.flatMap((part) => conditionsIn(part as JsonSchema))];
}

/** Every set of conditions that can hold together; the one in which all hold comes first. */
function outcomes(conditions: readonly string[]): readonly ReadonlySet<string>[] {
  const [first, ...others] = conditions;
  if (first === undefined) return [new Set()];
  const rest = outcomes(others);
  return [...rest.map((set) => new Set([first, ...set])), ...rest];
}

function listOf(value: unknown): readonly JsonSchema[] {
  return Array.isArray(value) ? value : [];
}
