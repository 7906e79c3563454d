import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasUnusualNumber, isDeep } from './json-spelling.ts';

test('numbers with an exponent or a fraction are found, and only outside of texts', () => {
  for (const text of ['{"a":1e2}', '[1.0]', '-1E+2']) expect(hasUnusualNumber(text), text).toBe(true);
  for (const text of ['{"a":-12}', '["1.5"]', '{"1e5":0}']) expect(hasUnusualNumber(text), text).toBe(false);
});

test('depth counts the brackets that are open at once, and none in texts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.string(), (levels, words) => {
      const text = '['.repeat(levels) + JSON.stringify(words) + ']'.repeat(levels);
      expect(isDeep(text)).toBe(levels > 32);
      expect(isDeep(`[${'[],'.repeat(levels)}0]`)).toBe(false);
    }),
  );
});
