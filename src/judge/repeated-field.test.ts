import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repeatedField } from './repeated-field.ts';

const find = (text: string) => repeatedField(text, JSON.parse(text));

test.each([
  ['a field twice', '{"a":1,"a":2}', 'a'],
  ['a field twice in an entry', '{"l":[{"b":1},{"b":1,"b":1}]}', 'b'],
  ['once as it is and once escaped', '{"a":1,"\\u0061":1}', 'a'],
  ['with blanks before the colons', '{"a" : 1, "a" : 2}', 'a'],
  ['beside text that looks like fields', '{"x":"\\"a\\":{","a":1,"a":1}', 'a'],
  ['a name that all objects have', '{"toString":1,"toString":1}', 'toString'],
  ['the same in two objects', '{"a":{"b":1},"b":{"a":1}}', undefined],
  ['text with colons', '{"FaceUrl":"https://host:1/","a":"\\":{"}', undefined],
  ['no object', '"a:a"', undefined],
])('%s', (_name, text, expected) => {
  expect(find(text)).toBe(expected);
});

test('a text that is nested without end is searched all the same', () => {
  const nested = (inner: string) => `${'{"a":['.repeat(100_000)}${inner}${']}'.repeat(100_000)}`;
  expect(find(nested('{"b":1,"b":2}'))).toBe('b');
  expect(find(nested('{"b":1}'))).toBeUndefined();
});

test('a value that was written once repeats nothing, whatever it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      expect(find(JSON.stringify(value, null, indent))).toBeUndefined();
    }),
  );
});

test('a field that is written a second time is found at any depth', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.string(), (first, second, name) => {
      const field = JSON.stringify(name);
      const text = `[{${field}:${JSON.stringify(first)},"-":[0],${field}:${JSON.stringify(second)}}]`;
      fc.pre(name !== '-');
      expect(find(text)).toBe(find(JSON.stringify(first)) ?? name);
    }),
  );
});
