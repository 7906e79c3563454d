import { expect, test } from 'vitest';
import { pointerShape, shapeOf, withoutIds } from './difference-shape.ts';

test.each([
  ['"60026" (string)', '"6017" (string)'],
  ['refused 130004', 'refused 130004 or 6017'],
  ['refused 6017', 'refused with a documented code'],
  ['accepted with Result 1', 'accepted with Result 1 (100 of 101), 0 (1 of 101)'],
  ['accepted', 'accepted with Result 2'],
  ['a total of 3', 'a total of 12'],
  ['"oap-1-2" listed', '"oap-77-2 \\" x" listed'],
  ['"cut …', '"another'],
])('%s and %s have one shape', (one, other) => {
  expect(shapeOf(one)).toBe(shapeOf(other));
});

test.each([
  ['refused 6017', 'accepted with Result 1'],
  ['"a" (string)', 'null'],
  ['"a" listed', '"a" not listed'],
  ['an empty body', '"text"'],
])('%s and %s have two', (one, other) => {
  expect(shapeOf(one)).not.toBe(shapeOf(other));
});

test('names that are given are data', () => {
  expect(shapeOf('documented for add', ['add', 'remove'])).toBe(
    shapeOf('documented for remove', ['add', 'remove']),
  );
});

test('entries of a list share the shape of their pointer, fields do not', () => {
  expect(pointerShape('/List/0/Result')).toBe(pointerShape('/List/17/Result'));
  expect(pointerShape('/List/0/Result')).not.toBe(pointerShape('/List/0/Name'));
  expect(pointerShape('/List/0')).toBe('/List/*');
});

test('long ids are taken out, words and numbers stay', () => {
  expect(withoutIds('"oap-b3428b32-7ccc447a-0-x", who was not asked about')).toBe(
    '"…", who was not asked about',
  );
  expect(withoutIds('refused 130006 get_subscriber_info')).toBe('refused 130006 get_subscriber_info');
});
