import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { undoCoding } from './undo-coding.ts';

const text = Buffer.from('{"ErrorCode":0}');

describe('a coded body', () => {
  test.each([
    ['gzip', gzipSync(text)],
    ['X-GZIP', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate, gzip', gzipSync(deflateSync(text))],
    ['identity', text],
  ])('in %s is read as it was', (coding, body) => {
    expect(undoCoding([['Content-Encoding', coding]], body)).toEqual({ body: text });
  });

  test('that is not in the coding that is named is left as it came, and told', () => {
    expect(undoCoding([['content-encoding', 'gzip']], text)).toEqual({ body: text, miscoded: 'gzip' });
  });

  test('in a coding that nobody knows is left as it came', () => {
    expect(undoCoding([['content-encoding', 'zstd-17']], text)).toEqual({ body: text });
  });
});
