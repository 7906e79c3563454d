import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contains, escape as escapePart, get, join, remove, set, split } from './json-pointer.ts';
import { placesIn } from './testing/mutated.ts';

/** The examples of RFC 6901, section 5. */
const document = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'e^f': 3,
  'g|h': 4,
  'i\\j': 5,
  'k"l': 6,
  ' ': 7,
  'm~n': 8,
};

/** A JSON value with one of its places. */
const placed = fc
  .jsonValue({ maxDepth: 4 })
  .chain((value) =>
    fc.constantFrom(...placesIn(value)).map((parts) => ({ value, parts, pointer: join(parts) })),
  );

describe('reading', () => {
  test.each([
    ['', document],
    ['/foo', ['bar', 'baz']],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/c%d', 2],
    ['/e^f', 3],
    ['/g|h', 4],
    ['/i\\j', 5],
    ['/k"l', 6],
    ['/ ', 7],
    ['/m~0n', 8],
  ])('%j gives what the standard says', (pointer, value) => {
    expect(get(document, pointer)).toEqual(value);
  });

  test.each(['/foo/2', '/foo/-', '/foo/01', '/foo/length', '/nope', '/foo/0/0', '/constructor'])(
    '%j points at nothing',
    (pointer) => {
      expect(get(document, pointer)).toBeUndefined();
    },
  );

  test.each(['foo', '/a~2b', '/a~'])('%j is no pointer', (pointer) => {
    expect(() => get(document, pointer)).toThrow(RangeError);
  });

  test('every place of any document is found again by its parts', () => {
    fc.assert(
      fc.property(placed, ({ value, parts, pointer }) => {
        const walked = parts.reduce<unknown>(
          (holder, part) => (holder as Record<string, unknown>)[part],
          value,
        );
        expect(get(value, pointer)).toBe(walked);
      }),
    );
  });
});

describe('parts', () => {
  test('come back from a pointer as they went in', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (parts) => {
        expect(split(join(parts))).toEqual(parts);
      }),
    );
  });

  test('hold no slash once they are escaped', () => {
    fc.assert(
      fc.property(fc.string(), (part) => {
        expect(escapePart(part)).not.toContain('/');
      }),
    );
  });

  test('a pointer contains itself and what is below it, but not its neighbour with a longer name', () => {
    expect(contains('/a', '/a')).toBe(true);
    expect(contains('/a', '/a/b')).toBe(true);
    expect(contains('', '/a')).toBe(true);
    expect(contains('/a', '/ab')).toBe(false);
    expect(contains('/a/b', '/a')).toBe(false);
  });
});

describe('setting', () => {
  test('puts the replacement at the place and leaves every other place and the original alone', () => {
    fc.assert(
      fc.property(placed, fc.jsonValue(), ({ value, pointer }, replacement) => {
        const before = structuredClone(value);
        const changed = set(value, pointer, replacement);
        expect(get(changed, pointer)).toEqual(replacement);
        expect(value).toEqual(before);
        expect(set(changed, pointer, get(value, pointer))).toEqual(value);
      }),
    );
  });

  test('adds a new member, and a new last entry of an array', () => {
    expect(set({ a: 1 }, '/b', 2)).toEqual({ a: 1, b: 2 });
    expect(set([1], '/1', 2)).toEqual([1, 2]);
    expect(set([1], '/-', 2)).toEqual([1, 2]);
  });

  test('keeps the order of members', () => {
    expect(JSON.stringify(set({ a: 1, b: 2 }, '/a', 3))).toBe('{"a":3,"b":2}');
  });

  test('treats __proto__ as a plain member', () => {
    const changed = set({}, '/__proto__', 1) as object;
    expect(Object.keys(changed)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(changed)).toBe(Object.prototype);
  });

  test.each([
    [[1], '/2'],
    [[1], '/x'],
    [{ a: 1 }, '/b/c'],
    ['text', '/a'],
    [null, '/a'],
  ])('refuses a place that does not exist: %j at %j', (value, pointer) => {
    expect(() => set(value, pointer, 0)).toThrow(RangeError);
  });
});

describe('removing', () => {
  test('takes away the member or entry and nothing else', () => {
    expect(remove({ a: 1, b: { c: 2, d: 3 } }, '/b/c')).toEqual({ a: 1, b: { d: 3 } });
    expect(remove({ a: [1, 2, 3] }, '/a/1')).toEqual({ a: [1, 3] });
  });

  test('undoes the adding of a member', () => {
    const record = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(record, fc.string(), (value, name) => {
        fc.pre(!Object.hasOwn(value, name));
        const pointer = join([name]);
        expect(remove(set(value, pointer, 1), pointer)).toEqual({ ...value });
      }),
    );
  });

  test.each([
    [{ a: 1 }, ''],
    [{ a: 1 }, '/b'],
    [[1], '/1'],
    [{ a: 1 }, '/b/c'],
  ])('refuses a place that does not exist: %j at %j', (value, pointer) => {
    expect(() => remove(value, pointer)).toThrow(RangeError);
  });
});
