import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printJson } from './print-json.ts';

function marked(value: unknown, pointer: string): string[] {
  return printJson(value, pointer)
    .filter((line) => line.marked)
    .map((line) => line.text.trim());
}

function text(value: unknown, pointer?: string): string {
  return printJson(value, pointer)
    .map((line) => line.text)
    .join('\n');
}

const answer = { ErrorCode: 0, List: [{ Result: 1 }, { Result: 3 }], 'a/b': { '~': 1 } };

test('the place a pointer names is marked, and nothing else', () => {
  expect(marked(answer, '/List/1/Result')).toEqual(['"Result": 3']);
  expect(marked(answer, '/a~1b/~0')).toEqual(['"~": 1']);
  expect(marked(answer, '')).toEqual(['{']);
});

test('of a place that is missing, the value around it is marked', () => {
  expect(marked(answer, '/List/1/Subscriber_Account')).toEqual(['{']);
  expect(marked(answer, '/ErrorInfo')).toEqual(['{']);
  expect(marked(answer, '/List/7')).toEqual(['"List": [']);
});

test('without a pointer nothing is marked', () => {
  expect(printJson(answer).some((line) => line.marked)).toBe(false);
});

test('short values print as JSON, whatever they are', () => {
  const short = fc.jsonValue({ maxDepth: 2, noUnicodeString: false }).filter((value) => !hasLongList(value));
  fc.assert(
    fc.property(short, (value) => {
      expect(JSON.stringify(JSON.parse(text(value)))).toBe(JSON.stringify(value));
    }),
  );
});

function hasLongList(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return (Array.isArray(value) && value.length > 6) || Object.values(value).some(hasLongList);
}

test('a long list shows its ends and the entry in question', () => {
  const lines = printJson(
    Array.from({ length: 100 }, (_, index) => index),
    '/50',
  ).map((line) => line.text.trim());
  expect(lines).toEqual(['[', '0,', '1,', '2,', '… 47 more', '50,', '… 48 more', '99', ']']);
});

test('every entry of a long list is either shown or counted', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(250), (length, at) => {
      const lines = printJson(
        Array.from({ length }, () => 0),
        `/${at}`,
      ).map((line) => line.text.trim());
      const hidden = lines.map((line) => Number(/… (\d+) more/.exec(line)?.[1] ?? 0));
      const shown = lines.filter((line) => /^0,?$/.test(line)).length;
      expect(shown + hidden.reduce((sum, count) => sum + count, 0)).toBe(length);
    }),
  );
});

test('endless nesting ends', () => {
  const deep = JSON.parse('['.repeat(5000) + ']'.repeat(5000));
  expect(printJson(deep).length).toBeLessThan(100);
});
