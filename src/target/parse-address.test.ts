import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress } from './parse-address.ts';

describe('an address', () => {
  test('is host and port, whatever the kind of host', () => {
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((address) => `[${address}]`),
    );
    fc.assert(
      fc.property(host, fc.integer({ min: 1, max: 65_535 }), (name, port) => {
        expect(parseAddress(`${name}:${port}`)).toEqual({ host: name.replaceAll(/[[\]]/g, ''), port });
      }),
    );
  });

  test.each([
    '',
    'localhost',
    ':80',
    'localhost:',
    'localhost:0',
    'localhost:65536',
    '::1:80',
    'a b:80',
    'https://a:80',
    'a:80/x',
  ])('is not %j', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });
});
