import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLaneQueue } from './lane-queue.ts';

type Lane = 'main' | 'last';

async function run(lanes: readonly Lane[], concurrency: number) {
  const queue = createLaneQueue(concurrency, Number.POSITIVE_INFINITY);
  const log: { lane: Lane; index: number; mainBeside: number; allBeside: number }[] = [];
  const running = { main: 0, last: 0 };
  const tasks = lanes.map((lane, index) =>
    queue.add(lane, async () => {
      running[lane] += 1;
      await Promise.resolve();
      log.push({ lane, index, mainBeside: running.main, allBeside: running.main + running.last });
      running[lane] -= 1;
      return index;
    }),
  );
  return { results: await Promise.all(tasks), log };
}

test('the main lane never exceeds its places, and the last lane runs alone and after it, in order', async () => {
  const lanes = fc.array(fc.constantFrom<Lane>('main', 'last'), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(lanes, fc.integer({ min: 1, max: 5 }), async (given, concurrency) => {
      const { results, log } = await run(given, concurrency);
      expect(results).toEqual(given.map((_, index) => index));
      const last = log.filter(({ lane }) => lane === 'last');
      expect(log.every(({ mainBeside }) => mainBeside <= concurrency)).toBe(true);
      expect(last.every(({ allBeside }) => allBeside === 1)).toBe(true);
      expect(
        log.slice(-last.length || log.length).every(({ lane }) => lane === 'last' || last.length === 0),
      ).toBe(true);
      expect(last.map(({ index }) => index)).toEqual(last.map(({ index }) => index).sort((a, b) => a - b));
    }),
  );
});

test('a task that throws fails alone', async () => {
  const queue = createLaneQueue(1, 1);
  const failed = queue.add('main', () => Promise.reject(new Error('no')));
  const fine = queue.add('main', () => Promise.resolve('fine'));
  await expect(failed).rejects.toThrow('no');
  await expect(fine).resolves.toBe('fine');
});

test('tasks beside one another have no more accounts than there is room for; one that needs more runs alone', async () => {
  const needs = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 30 });
  const rooms = fc.integer({ min: 1, max: 10 });
  await fc.assert(
    fc.asyncProperty(needs, rooms, rooms, async (given, room, narrowed) => {
      const queue = createLaneQueue(5, room);
      const running: number[] = [];
      const tasks = given.map((accounts, index) =>
        queue.add(
          'main',
          async () => {
            running.push(accounts);
            const alive = running.reduce((sum, one) => sum + one, 0);
            expect(running.length === 1 || alive <= room).toBe(true);
            await Promise.resolve();
            if (index === 0) queue.narrow(narrowed);
            running.splice(running.indexOf(accounts), 1);
            return index;
          },
          accounts,
        ),
      );
      expect(await Promise.all(tasks)).toEqual(given.map((_, index) => index));
    }),
  );
});
