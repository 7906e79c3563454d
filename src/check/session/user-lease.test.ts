import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createUserLease } from './user-lease.ts';

test('nobody has a user whom another has, everybody gets as many as wanted, and all come to an end', async () => {
  const counts = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(counts, async (wanted) => {
      const lease = createUserLease(['a', 'b', 'c', 'd']);
      const lent = new Set<string>();
      const tasks = wanted.map((count) =>
        lease.lend(count, async (users) => {
          for (const user of users) {
            expect(lent.has(user)).toBe(false);
            lent.add(user);
          }
          await Promise.resolve();
          for (const user of users) lent.delete(user);
          return users.length;
        }),
      );
      expect(await Promise.all(tasks)).toEqual(wanted.map((count) => Math.min(count, 4)));
    }),
  );
});

test('a task that fails gives its users back', async () => {
  const lease = createUserLease(['only']);
  await expect(lease.lend(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await lease.lend(1, async (users) => users)).toEqual(['only']);
});
