import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWantedNames } from './wanted-names.ts';

test('every name that was added and not removed is wanted, also as another thread sees it', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (kept, dropped) => {
      const names = openWantedNames();
      names.add(kept);
      names.add(dropped);
      names.remove(dropped);
      const elsewhere = openWantedNames(names.shared);
      expect(kept.every((name) => elsewhere.has(name))).toBe(true);
    }),
  );
});

test('a name that nobody waits for any more is not wanted', () => {
  const names = openWantedNames();
  names.add(['one', 'one']);
  names.remove(['one']);
  expect(names.has('one')).toBe(true);
  names.remove(['one']);
  expect([names.has('one'), names.has('two')]).toEqual([false, false]);
});
