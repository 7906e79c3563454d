import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAtLeast, readVersion } from './k6-version.ts';

test('a version is read from what k6 and Go print', () => {
  expect(readVersion('k6 v2.2.0 (go1.26.8, linux/amd64)')).toBe('2.2.0');
  expect(readVersion('k6.exe v2.10.3+dirty (commit/abc, go1.27.0)')).toBe('2.10.3');
  expect(readVersion('go version go1.26 darwin/arm64')).toBe('1.26');
  expect(readVersion('hello')).toBeUndefined();
  expect(readVersion('')).toBeUndefined();
});

test('versions compare as numbers, major before minor', () => {
  const part = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(part, part, part, part, (major, minor, needMajor, needMinor) => {
      const expected = major * 100 + minor >= needMajor * 100 + needMinor;
      expect(isAtLeast(`${major}.${minor}.7`, [needMajor, needMinor])).toBe(expected);
    }),
  );
});
