import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { watchLag } from './watch-lag.ts';

/** Does nothing else for so long. */
function stall(ms: number): void {
  const endMs = performance.now() + ms;
  while (performance.now() < endMs);
}

test('a program that could do nothing for a while knows it, and not of a time before', async () => {
  const watch = watchLag();
  const startMs = performance.now();
  await wait(60);
  stall(400);
  expect(watch.worstSince(startMs)).toBeGreaterThan(200);
  await vi.waitFor(() => expect(watch.worstSince(performance.now())).toBe(0));
  expect(watch.worstSince(startMs)).toBeGreaterThan(200);
  watch.stop();
});
