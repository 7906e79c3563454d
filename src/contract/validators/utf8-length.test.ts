import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Length } from './utf8-length.ts';

test.each([
  ['', 0],
  ['a', 1],
  ['é', 2],
  ['中', 3],
  ['😀', 4],
  ['\ud83d', 3],
  ['\ude00\ud83d', 6],
])('%j has %i bytes', (text, bytes) => {
  expect(utf8Length(text)).toBe(bytes);
});

test('counts what an encoder would write, for any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), sameAsEncoder));
  const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
  fc.assert(fc.property(units, sameAsEncoder));
});

function sameAsEncoder(text: string): void {
  expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
}
