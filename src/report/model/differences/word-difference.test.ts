import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordDifference } from './word-difference.ts';

test('what differs between two texts is marked word by word', () => {
  expect(wordDifference('refused 60026 at once', 'refused 6017 at once')).toEqual([
    [
      { text: 'refused ', changed: false },
      { text: '60026', changed: true },
      { text: ' at once', changed: false },
    ],
    [
      { text: 'refused ', changed: false },
      { text: '6017', changed: true },
      { text: ' at once', changed: false },
    ],
  ]);
});

test('what one text lacks is marked in the other', () => {
  const [one, other] = wordDifference('u1, u2, u3', 'u1, u3');
  expect(one.filter(({ changed }) => changed)).toEqual([{ text: 'u2, ', changed: true }]);
  expect(other.filter(({ changed }) => changed)).toEqual([]);
});

test('texts that have nothing in common are not marked', () => {
  expect(
    wordDifference('one of 0, 1, 2', '3 (number)')
      .flat()
      .some(({ changed }) => changed),
  ).toBe(false);
});

test('the pieces of a text are the text, and the same texts do not differ', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), fc.string(), (a, b, c) => {
      const [one, other] = wordDifference(a + c, b + c);
      expect(one.map(({ text }) => text).join('')).toBe(a + c);
      expect(other.map(({ text }) => text).join('')).toBe(b + c);
      expect(
        wordDifference(a, a)
          .flat()
          .some(({ changed }) => changed),
      ).toBe(false);
    }),
  );
});
