import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortenBody } from './shorten-json.ts';

test('a short body is shown as it is', () => {
  expect(shortenBody('{"a":[1,"x"],"b":null}')).toBe('{"a": [1, "x"], "b": null}');
});

test('a long list is shown by its first entries', () => {
  const body = JSON.stringify({ list: Array.from({ length: 101 }, (_, index) => ({ user: `u${index}` })) });
  expect(shortenBody(body)).toBe('{"list": [{"user": "u0"}, {"user": "u1"}, … 99 more]}');
});

test('what is no JSON is shown by its beginning', () => {
  expect(shortenBody('{"a":')).toBe('{"a":');
  expect(shortenBody('')).toBe('(empty body)');
  expect(shortenBody('x'.repeat(500))).toBe(`${'x'.repeat(239)}… (500 characters)`);
});

test('no body takes more than a few lines, however it is made', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string({ maxLength: 2000 })), (body) => {
      expect(shortenBody(body).length).toBeLessThan(270);
    }),
  );
  expect(shortenBody('['.repeat(5000) + ']'.repeat(5000)).length).toBeLessThan(270);
});
