import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGate } from './gate.ts';

test('a task that takes too long makes room for the next', async () => {
  const gate = createGate(1, 1);
  let finish = () => {};
  const slow = gate(() => new Promise<void>((resolve) => (finish = resolve)));
  await gate(() => Promise.resolve());
  finish();
  await slow;
});

test('never more tasks at once than places, and all of them in the end, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.boolean(), { maxLength: 20 }),
      async (places, failing) => {
        const gate = createGate(places, 60_000);
        const begun: number[] = [];
        let under = 0;
        let most = 0;
        const tasks = failing.map((fails, index) =>
          gate(async () => {
            begun.push(index);
            under += 1;
            most = Math.max(most, under);
            await Promise.resolve();
            under -= 1;
            if (fails) throw new Error('no');
          }),
        );
        const ended = await Promise.allSettled(tasks);
        expect(ended.map(({ status }) => status === 'rejected')).toEqual(failing);
        expect(begun).toEqual(failing.map((_, index) => index));
        expect(most).toBeLessThanOrEqual(places);
      },
    ),
  );
});
