import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeUnicode, reverseKeys, rewriteNumbers, withFieldsBeside } from './rewrite-json.ts';

const sameValue: Readonly<Record<string, (text: string) => string>> = {
  reverseKeys,
  escapeUnicode,
  'rewriteNumbers with a fraction': (text) => rewriteNumbers(text, (digits) => `${digits}.0`),
  'rewriteNumbers with an exponent': (text) => rewriteNumbers(text, (digits) => `${digits}E+0`),
};

describe.each(Object.entries(sameValue))('%s', (_name, rewrite) => {
  test('writes the same value', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (text) => {
        expect(JSON.parse(rewrite(text))).toEqual(JSON.parse(text));
      }),
    );
  });
});

test('what is written otherwise looks otherwise', () => {
  const text = '{"a":[12,"12é"],"b":{"c":-3,"d":0.5}}';
  expect(reverseKeys(text)).toBe('{"b":{"d":0.5,"c":-3},"a":[12,"12é"]}');
  expect(rewriteNumbers(text, (digits) => `${digits}.0`)).toBe('{"a":[12.0,"12é"],"b":{"c":-3.0,"d":0.5}}');
  expect(escapeUnicode('{"a":"é"}')).toBe('{"\\u0061":"\\u00e9"}');
  expect(withFieldsBeside('{"a":[{"b":1},2]}', { x: 0 })).toBe('{"a":[{"b":1,"x":0},2],"x":0}');
});
