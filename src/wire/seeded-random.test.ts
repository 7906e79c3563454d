import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from './seeded-random.ts';

const draw = (seed: number, count: number) => Array.from({ length: count }, seededRandom(seed));

test('the generator gives unsigned 32-bit integers, the same for the same seed', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const drawn = draw(seed, 50);
      expect(drawn.every((value) => Number.isInteger(value) && value >= 0 && value <= 4_294_967_295)).toBe(
        true,
      );
      expect(draw(seed, 50)).toEqual(drawn);
      expect(draw(seed + 1, 50)).not.toEqual(drawn);
    }),
  );
});

test('the generator reaches the whole range', () => {
  const drawn = draw(1, 20_000);
  expect(Math.min(...drawn)).toBeLessThan(2 ** 32 / 1000);
  expect(Math.max(...drawn)).toBeGreaterThan(2 ** 32 - 2 ** 32 / 1000);
  expect(new Set(drawn).size).toBeGreaterThan(19_990);
});
