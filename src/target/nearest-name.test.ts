import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestName, suggestName } from './nearest-name.ts';

const regions = ['china', 'singapore', 'seoul', 'frankfurt', 'silicon-valley', 'jakarta'];

describe('the nearest name', () => {
  test.each([
    ['chine', 'china'],
    ['Singapore', 'singapore'],
    ['silicon_valley', 'silicon-valley'],
    ['frankfrut', 'frankfurt'],
    ['seul', 'seoul'],
  ])('of %s is %s', (typed, meant) => {
    expect(nearestName(typed, regions)).toBe(meant);
  });

  test.each(['mumbai', 'x', ''])('of %j is none', (typed) => {
    expect(nearestName(typed, regions)).toBeUndefined();
  });

  test('of a known name is that name', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 });
    fc.assert(fc.property(names, (known) => known.every((name) => nearestName(name, known) === name)));
  });

  test('survives one wrong letter', () => {
    fc.assert(
      fc.property(fc.constantFrom(...regions), fc.nat(4), (name, at) => {
        expect(nearestName(`${name.slice(0, at)}Q${name.slice(at + 1)}`, regions)).toBe(name);
      }),
    );
  });

  test('is suggested with the list of known ones', () => {
    expect(suggestName('chine', ['china', 'seoul'])).toBe(', did you mean "china"? known: china, seoul');
    expect(suggestName('mars', ['china', 'seoul'])).toBe('; known: china, seoul');
    expect(suggestName('mars', [])).toBe('; known: none');
  });
});
