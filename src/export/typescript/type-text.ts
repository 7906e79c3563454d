import type { JsonSchema } from '../../contract/types.ts';
import type { Remarks } from '../remarks.ts';
import { alternatives, type Conjunction } from './alternatives.ts';

const names: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
};

/**
 * The TypeScript type of the values that fit a schema; a formatter lays it out. Types know less than schemas: bounds,
 * patterns and `not` are left out, and members that the schema does not name are neither forbidden nor typed.
 *
 * @param remarks - lines of the comment on each member
 * @param path - names on the way to the value
 */
export function typeText(schema: JsonSchema, remarks: Remarks, path: readonly string[] = []): string {
  const texts = alternatives(schema).map((conjunction) => conjunctionText(conjunction, remarks, path));
  return [...new Set(texts)].join(' | ');
}

/** The type of one alternative; an object is written in braces. */
export function conjunctionText(
  conjunction: Conjunction,
  remarks: Remarks,
  path: readonly string[] = [],
): string {
  const values = allowedValues(conjunction);
  if (values !== undefined) return values.length === 0 ? 'never' : values.map(literal).join(' | ');
  const type = conjunction.find((keywords) => keywords.type !== undefined)?.type;
  if (type === 'array') return arrayText(conjunction, remarks, path);
  const isObject = type === 'object' || conjunction.some(({ properties }) => properties !== undefined);
  return isObject ? objectText(conjunction, remarks, path) : (names[String(type)] ?? 'unknown');
}

/** The values that `const` and `enum` leave; undefined where neither is there. */
function allowedValues(conjunction: Conjunction): readonly unknown[] | undefined {
  const [first, ...others] = conjunction.flatMap((keywords): (readonly unknown[])[] => [
    ...('const' in keywords ? [[keywords.const]] : []),
    ...(Array.isArray(keywords.enum) ? [keywords.enum] : []),
  ]);
  return first?.filter((value) => others.every((list) => list.includes(value)));
}

function arrayText(conjunction: Conjunction, remarks: Remarks, path: readonly string[]): string {
  const items = conjunction.flatMap(({ items }) => (items === undefined ? [] : [items as JsonSchema]));
  return `readonly (${typeText({ allOf: items }, remarks, [...path, '[]'])})[]`;
}

function objectText(conjunction: Conjunction, remarks: Remarks, path: readonly string[]): string {
  const required = new Set(conjunction.flatMap(({ required: list }) => (Array.isArray(list) ? list : [])));
  const members = [...memberSchemas(conjunction)].map(([name, schema]) => {
    const own = [...path, name];
    const comment = commentText(remarks(own));
    return `${comment}readonly ${nameText(name)}${required.has(name) ? '' : '?'}: ${typeText(schema, remarks, own)};\n`;
  });
  return members.length === 0 ? 'object' : `{\n${members.join('')}}`;
}

/** Members in the order in which they are first named, each with all that is said about its value. */
function memberSchemas(conjunction: Conjunction): ReadonlyMap<string, JsonSchema> {
  const pairs = conjunction.flatMap(({ properties }) => Object.entries(properties ?? {}));
  return new Map(
    pairs.map(([name]) => [name, { allOf: pairs.filter(([other]) => other === name).map(([, one]) => one) }]),
  );
}

/** A doc comment with these lines; nothing where there are none. */
export function commentText(lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const safe = lines.map((line) => line.replaceAll('*/', '* /'));
  return safe.length === 1
    ? `/** ${safe[0]} */\n`
    : `/**\n${safe.map((line) => ` * ${line}\n`).join('')} */\n`;
}

function nameText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function literal(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'unknown' : JSON.stringify(value);
}
