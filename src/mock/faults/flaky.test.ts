import { describe, expect, test } from 'vitest';
import { add, contract, openAccount, openDesk, subscribersOf, users } from '../testing/desk.ts';
import { faultsOf } from './catalogue.ts';
import { flakyFaults } from './flaky.ts';

const all = faultsOf(contract);
const flaky = flakyFaults(all.filter(({ everyNth }) => everyNth === undefined));

describe('flaky faults', () => {
  test('are all in the catalogue, each with its rate and the clause of the steady one', () => {
    expect(flaky.length).toBeGreaterThan(10);
    for (const { name, clause, everyNth } of flaky) {
      expect(all.map((fault) => fault.name)).toContain(name);
      expect(all.find((fault) => name === `flaky-${fault.name}`)?.clause).toBe(clause);
      expect(everyNth).toBeGreaterThan(1);
    }
  });

  test('strike one answer in so many, of those that they could strike', () => {
    const desk = openDesk({
      faults: ['flaky-add-subscriber-result-1-as-2'],
      limits: { accountsPerSubscriber: 99 },
    });
    const account = openAccount(desk);
    const results = users(80).map((user) => add(desk, account, [user]));
    expect(results.flatMap((result, index) => (String(result) === '2' ? [index] : []))).toEqual([39, 79]);
  });

  test('lose one write in so many', () => {
    const desk = openDesk({ faults: ['flaky-add-subscriber-not-stored'] });
    const account = openAccount(desk);
    for (const user of users(41)) add(desk, account, [user]);
    expect(subscribersOf(desk, account)).toEqual(users(41).filter((user) => user !== 'u39'));
  });
});
