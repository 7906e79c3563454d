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

  test('takes control characters in texts, and overlooks what follows', () => {
    expect(readLoosely('{"a":"b\tc"}')).toEqual({ value: { a: 'b\tc' } });
    expect(readLoosely('{"a":"}"}{"a":2}')).toEqual({ value: { a: '}' } });
    expect(readLoosely('[{}] x')).toEqual({ value: [{}] });
  });

  test.each(['{"a":1,}', "{'a':1}", '{a:1}', '{"a":01}', '{"a":1'])('does not take %s', (text) => {
    expect(readLoosely(text)).toBeUndefined();
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
