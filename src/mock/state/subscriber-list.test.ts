import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPlaceIndex } from './place-index.ts';
import { createSubscriberList, type SubscriberList } from './subscriber-list.ts';

type Step = { readonly kind: 'add' | 'delete'; readonly user: number };

const steps = fc.array(
  fc.record({ kind: fc.constantFrom<Step['kind']>('add', 'add', 'delete'), user: fc.nat({ max: 40 }) }),
  { maxLength: 200 },
);

function play(list: SubscriberList, step: Step): void {
  const { user } = step;
  if (step.kind === 'delete') list.delete(user);
  else if (!list.has(user)) list.add(user, user);
}

function readAll(list: SubscriberList, limit: number): readonly number[] {
  const users: number[] = [];
  for (let from: number | undefined = 0; from !== undefined; ) {
    const { members, next }: ReturnType<SubscriberList['page']> = list.page(from, limit);
    expect(members.length).toBeLessThanOrEqual(limit);
    users.push(...members.map(({ user }) => user));
    from = next;
  }
  return users;
}

describe('a list of subscribers', () => {
  test('is what a plain list would be, in any page size', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 50 }), (all, limit) => {
        const list = createSubscriberList();
        const model = new Set<number>();
        for (const step of all) {
          play(list, step);
          if (step.kind === 'delete') model.delete(step.user);
          else model.add(step.user);
        }
        expect(list.size).toBe(model.size);
        expect(readAll(list, limit)).toEqual([...model]);
        expect([...list.users()]).toEqual([...model]);
      }),
    );
  });

  test('pages miss nobody who stays while others leave and come', () => {
    fc.assert(
      fc.property(steps, steps, (before, during) => {
        const list = createSubscriberList();
        for (const step of before) play(list, step);
        const leaving = new Set(during.filter(({ kind }) => kind === 'delete').map(({ user }) => user));
        const staying = [...list.users()].filter((user) => !leaving.has(user));
        const seen: number[] = [];
        let from: number | undefined = 0;
        for (const step of [...during, ...new Array<undefined>(300).fill(undefined)]) {
          if (from === undefined) break;
          const { members, next }: ReturnType<SubscriberList['page']> = list.page(from, 1);
          seen.push(...members.map(({ user }) => user));
          if (step !== undefined) play(list, step);
          from = next;
        }
        expect(seen).toEqual(expect.arrayContaining(staying));
      }),
    );
  });

  test('goes beyond one chunk', () => {
    const list = createSubscriberList();
    const names = Array.from({ length: 20_000 }, (_, index) => index * 3);
    for (const [index, name] of names.entries()) list.add(name, index);
    for (const name of names.slice(0, 15_000)) expect(list.delete(name)).toBe(true);
    expect(list.size).toBe(5_000);
    expect(readAll(list, 200)).toEqual(names.slice(15_000));
    expect(list.page(0, 1).members).toEqual([{ user: 45_000, subscribedAtSeconds: 15_000 }]);
  });
});

describe('an index of places', () => {
  test('is what a plain map would be', () => {
    const user = fc.oneof(fc.nat({ max: 200 }), fc.nat({ max: 5_000_000 }));
    fc.assert(
      fc.property(fc.array(user, { maxLength: 300 }), (users) => {
        const index = createPlaceIndex();
        const plain = new Map<number, number>();
        for (const [place, one] of users.entries()) {
          expect(index.get(one)).toBe(plain.get(one) ?? -1);
          if (plain.delete(one)) index.delete(one);
          else {
            plain.set(one, place);
            index.add(one, place);
          }
          expect(index.size).toBe(plain.size);
        }
        for (const one of users) expect(index.get(one)).toBe(plain.get(one) ?? -1);
      }),
    );
  });
});
