import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml, html, trusted } from './markup.ts';

test('text that is put into a template is escaped, markup is not', () => {
  const inner = html`<b>${'<i>'}</b>`;
  expect(html`<p title="${'"x'}">${inner}${1}${undefined}${false}${['&', inner]}</p>`.markup).toBe(
    '<p title="&quot;x"><b>&lt;i&gt;</b>1&amp;<b>&lt;i&gt;</b></p>',
  );
});

test('a backslash in a text or a template stays one', () => {
  expect(html`\n ${'\\n'}`.markup).toBe('\n \\n');
});

test('no text can open an element, close an attribute or start a reference', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = escapeHtml(text);
      expect(escaped).not.toMatch(/[<>"']/);
      expect(escaped.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
    }),
  );
});

test('ordinary text of any script is kept as it is', () => {
  expect(escapeHtml('公众号 ñ 😀\tline\n')).toBe('公众号 ñ 😀\tline\n');
});

test.each([
  ['a null character', 'a\0b'],
  ['an escape sequence', 'a\u001bb'],
  ['a mark that turns the direction of writing', 'a\u202eb'],
  ['a mark that has a direction and no width', 'a\u200fb'],
  ['a separator of lines that is no line feed', 'a\u2028b'],
  ['half of a surrogate pair', 'a\ud800b'],
])('%s is shown, not obeyed', (_, text) => {
  expect(escapeHtml(text)).toBe('a\ufffdb');
});

test('trusted markup is put in as it is', () => {
  expect(html`${trusted('<svg/>')}`.markup).toBe('<svg/>');
});
