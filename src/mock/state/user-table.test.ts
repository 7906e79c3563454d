import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createUserTable, type UserTable } from './user-table.ts';

/** Counts one account more or less, and says how many the user is in. */
function play(table: UserTable, user: string, joins: boolean): number {
  const id = table.find(user);
  if (joins) return table.joinsOf(table.join(user, id));
  if (id >= 0) table.leave(id);
  return table.joinsOf(table.find(user));
}

function expectModel(table: UserTable, model: ReadonlyMap<string, number>): void {
  const ids = new Set<number>();
  for (const [user, joins] of model) {
    const id = table.find(user);
    expect(id >= 0, user).toBe(joins > 0);
    expect(table.joinsOf(id)).toBe(joins);
    if (id < 0) continue;
    expect(table.nameOf(id)).toBe(user);
    expect(ids.has(id)).toBe(false);
    ids.add(id);
  }
}

describe('a table of users', () => {
  test('counts what each user joined, as a plain map would', () => {
    const step = fc.record({ user: fc.string({ maxLength: 2 }), joins: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const table = createUserTable();
        const model = new Map<string, number>();
        for (const { user, joins } of steps) {
          const expected = Math.max(0, (model.get(user) ?? 0) + (joins ? 1 : -1));
          model.set(user, expected);
          expect(play(table, user, joins)).toBe(expected);
        }
        expectModel(table, model);
      }),
    );
  });

  test('goes on with many users, of whom most leave', () => {
    const table = createUserTable();
    const model = new Map<string, number>();
    for (let index = 0; index < 60_000; index++) {
      const user = `user-${index % 40_000}`;
      const joins = index < 40_000 || index % 4 === 0;
      model.set(user, play(table, user, joins));
    }
    expect([...model.values()].filter((joins) => joins === 0).length).toBe(15_000);
    expectModel(table, model);
  });

  test('gives the number of a user who left to the next one', () => {
    const table = createUserTable();
    const first = table.join('first', -1);
    table.leave(first);
    expect(table.find('first')).toBe(-1);
    expect(table.join('second', -1)).toBe(first);
    expect([table.nameOf(first), table.joinsOf(first)]).toEqual(['second', 1]);
  });
});
