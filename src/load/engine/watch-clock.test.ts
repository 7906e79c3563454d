import { expect, test } from 'vitest';
import { watchClock } from './watch-clock.ts';

test('a clock that is set while it is watched is noticed, one that goes on is not', () => {
  const time = { clockMs: 1_700_000_000_000, steadyMs: 5 };
  const shift = watchClock(
    () => time.clockMs,
    () => time.steadyMs,
  );
  time.clockMs += 60_000;
  time.steadyMs += 60_000;
  expect(shift()).toBe(0);
  time.clockMs -= 3_000;
  expect(shift()).toBe(-3_000);
});
