import fc from 'fast-check';
import { expect, test } from 'vitest';
import { embedData } from './embed-data.ts';
import { showable } from './markup.ts';

test('data is read back as it was, but for signs that cannot be shown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { markup } = embedData('data', [text]);
      const json = markup.slice(markup.indexOf('>') + 1, markup.lastIndexOf('<'));
      expect(JSON.parse(json)).toEqual([showable(text)]);
    }),
  );
});

test.each(['</script>', '<!--<script>', ']]>', '\u2028</SCRIPT >'])('%j cannot end its element', (text) => {
  const { markup } = embedData('data', { text });
  expect(markup.match(/[<>]/g)).toHaveLength(4);
  expect(markup).not.toContain('\u2028');
});
