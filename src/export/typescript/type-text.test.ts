import { expect, test } from 'vitest';
import type { JsonSchema } from '../../contract/types.ts';
import { typeText } from './type-text.ts';

const silent = () => [];
const text = (schema: JsonSchema) => typeText(schema, silent).replaceAll('\n', ' ').trim();

/** As text, because an object with a member named `then` looks like a promise. */
const sharedCondition: JsonSchema = JSON.parse(`{
  "allOf": [
    { "if": { "properties": { "n": { "const": 0 } } }, "then": { "required": ["a"] } },
    { "if": { "properties": { "n": { "const": 0 } } }, "then": { "required": ["b"] } }
  ],
  "properties": { "a": {}, "b": {} }
}`);

test.each<[string, JsonSchema, string]>([
  ['a string with bounds', { type: 'string', maxLength: 3, pattern: '^a' }, 'string'],
  ['an integer', { type: 'integer', maximum: 9 }, 'number'],
  ['anything', true, 'unknown'],
  ['a constant', { const: 'json' }, '"json"'],
  ['an enumeration', { enum: [0, 'a', null] }, '0 | "a" | null'],
  ['two enumerations that must both hold', { allOf: [{ enum: [1, 2] }, { enum: [2, 3] }] }, '2'],
  ['enumerations that leave nothing', { allOf: [{ const: 1 }, { const: 2 }] }, 'never'],
  ['an array', { type: 'array', items: { type: 'boolean' } }, 'readonly (boolean)[]'],
  ['an array of anything', { type: 'array' }, 'readonly (unknown)[]'],
  ['an object without members', { type: 'object' }, 'object'],
  ['two types of which one will do', { anyOf: [{ type: 'string' }, { type: 'integer' }] }, 'string | number'],
  [
    'members, required or not',
    { required: ['a'], properties: { a: { type: 'null' }, 'b-c': {} } },
    '{ readonly a: null; readonly "b-c"?: unknown; }',
  ],
  [
    'one condition in two places, which has one outcome',
    sharedCondition,
    '{ readonly n?: 0; readonly a: unknown; readonly b: unknown; } | { readonly a?: unknown; readonly b?: unknown; }',
  ],
])('%s', (_what, schema, expected) => {
  expect(text(schema)).toBe(expected);
});

test('no value fits false, which is refused', () => {
  expect(() => text(false)).toThrow(RangeError);
});

test('remarks become comments and cannot end one', () => {
  const schema = { properties: { list: { items: { properties: { a: {} } }, type: 'array' } } };
  const remarks = (path: readonly string[]) => (path.join('.') === 'list.[].a' ? ['one */', 'two'] : []);
  expect(typeText(schema, remarks)).toContain('/**\n * one * /\n * two\n */\nreadonly a?: unknown;');
});
