import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLoosely, readOtherwiseEncoded, readWithoutComments } from './read-loosely.ts';

describe('a lenient reader', () => {
  test('reads every JSON text as what it is', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readLoosely(text)).toEqual({ value: JSON.parse(text) });
        expect(readWithoutComments(text)).toEqual({ value: JSON.parse(text) });
      }),
    );
  });

  test.each([
    ['a comma at the end', '{"a":[1,],}', { a: [1] }],
    ['single quotes', "{'a':'b \"c\"'}", { a: 'b "c"' }],
    ['names without quotes', '{a:{b_1:true}}', { a: { b_1: true } }],
    ['control characters', '{"a":"b\tc"}', { a: 'b\tc' }],
    ['a zero in front', '{"a":010,"b":[0,0.5,-1]}', { a: 10, b: [0, 0.5, -1] }],
  ])('takes %s', (_, text, value) => {
    expect(readLoosely(text)).toEqual({ value });
  });

  test('leaves strings alone, and reads no second document', () => {
    expect(readLoosely('{"a":"b,} 01 c: \'d\'"}')).toEqual({ value: { a: "b,} 01 c: 'd'" } });
    expect(readLoosely('{}{}')).toBeUndefined();
  });
});

describe('a reader of other encodings', () => {
  test('takes a byte order mark, UTF-16, and bytes that are no text', () => {
    const read = (...parts: readonly (string | Buffer)[]) =>
      readOtherwiseEncoded(Buffer.concat(parts.map((part) => Buffer.from(part as string))));
    expect(read('\ufeff{"a":1}')).toEqual({ value: { a: 1 } });
    expect(read(Buffer.from('\ufeff{"a":1}', 'utf16le'))).toEqual({ value: { a: 1 } });
    expect(read('"', Buffer.from([0xff]), '"')).toEqual({ value: '\ufffd' });
    expect(read('{')).toBeUndefined();
  });
});
