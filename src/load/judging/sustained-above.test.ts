import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sustainedAbove } from './sustained-above.ts';

const perSecond = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 40 });

test('it is the worst of all stretches that are long enough', () => {
  fc.assert(
    fc.property(
      perSecond,
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 12 }),
      (accepted, limit, shortest) => {
        let worst = Number.NEGATIVE_INFINITY;
        for (let start = 0; start < accepted.length; start++)
          for (let end = start + shortest; end <= accepted.length; end++) {
            const sum = accepted.slice(start, end).reduce((total, calls) => total + calls, 0);
            worst = Math.max(worst, sum - limit * (end - start) - limit);
          }
        expect(sustainedAbove(accepted, limit, shortest)?.above ?? Number.NEGATIVE_INFINITY).toBe(worst);
      },
    ),
  );
});

test('a limiter that lets one burst pass and then keeps the limit is not above it', () => {
  expect(sustainedAbove([400, ...new Array(19).fill(200)], 200, 10)?.above).toBe(0);
  expect(sustainedAbove([401, ...new Array(19).fill(200)], 200, 10)?.above).toBe(1);
});

test('a limit that is let go later is found where it happens', () => {
  const found = sustainedAbove([...new Array(20).fill(200), ...new Array(10).fill(300)], 200, 10);
  expect(found).toEqual({ seconds: 10, accepted: 3_000, above: 800 });
});

test('too few seconds say nothing', () => {
  expect(sustainedAbove(new Array(9).fill(999), 200, 10)).toBeUndefined();
});
