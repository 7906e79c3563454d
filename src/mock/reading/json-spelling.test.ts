import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasUnusualNumber, isDeeper } from './json-spelling.ts';

test('numbers with an exponent or a fraction are found, and only outside of texts', () => {
  for (const text of ['{"a":1e2}', '[1.0]', '-1E+2']) expect(hasUnusualNumber(text), text).toBe(true);
  for (const text of ['{"a":-12}', '["1.5"]', '{"1e5":0}']) expect(hasUnusualNumber(text), text).toBe(false);
});

test('depth counts the brackets that are open at once, and none in texts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.string(), (levels, words) => {
      const text = '['.repeat(levels) + JSON.stringify(words) + ']'.repeat(levels);
      expect(isDeeper(text, 32)).toBe(levels > 32);
      expect(isDeeper(`[${'[],'.repeat(levels)}0]`, 32)).toBe(false);
    }),
  );
});
