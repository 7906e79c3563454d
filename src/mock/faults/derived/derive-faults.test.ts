import { describe, expect, test } from 'vitest';
import { allClauses } from '../../../contract/look-up.ts';
import type { Contract } from '../../../contract/types.ts';
import { add, contract, openAccount, openDesk, subscribersOf } from '../../testing/desk.ts';
import { deriveFaults } from './derive-faults.ts';

const namesOf = (from: Contract) => deriveFaults(from).map(({ name }) => name);

/** The contract without one operation. */
function without(command: string): Contract {
  const { [command]: _, ...operations } = contract.operations;
  return { ...contract, operations };
}

describe('faults that follow from the contract', () => {
  test.each(Object.keys(contract.operations))('%s brings faults of its own', (command) => {
    const fewer = new Set(namesOf(without(command)));
    const own = deriveFaults(contract).filter(({ name }) => !fewer.has(name));
    expect(own.some(({ clause }) => clause.startsWith(`${command}.`))).toBe(true);
    expect(
      own.filter(({ clause }) => !/^service\./.test(clause) && !clause.startsWith(`${command}.`)),
    ).toEqual([]);
  });

  test('every rule of a request that must lead to a refusal is left unchecked by one of them', () => {
    const documented = allClauses(contract).filter(
      ({ schema, refusal }) => schema === 'request' && refusal === 'documented',
    );
    const unchecked = deriveFaults(contract).filter(({ name }) => name.endsWith('-accepted'));
    expect(documented.length).toBeGreaterThan(0);
    for (const { id } of documented)
      expect(
        unchecked.filter(({ clause }) => clause === id),
        id,
      ).toHaveLength(1);
  });

  test('a rule whose breach some reading accepts is in none of them', () => {
    const clauses = deriveFaults(contract).map(({ clause }) => clause);
    expect(clauses).not.toContain('get_subscriber_info.request.limit-max-200');
    expect(clauses).not.toContain('get_official_account_info.request.list-not-empty');
  });

  test('names tell what is wrong', () => {
    expect(namesOf(contract)).toEqual(
      expect.arrayContaining([
        'accepted-error-info-missing',
        'refused-error-code-of-other-type',
        'add-subscriber-result-unknown',
        'get-subscriber-info-next-renamed',
        'add-subscriber-list-max-100-accepted',
        'usersig-expired-wrong-code',
        'delete-subscriber-not-stored',
      ]),
    );
  });
});

describe('a mock with a derived fault', () => {
  const users = ['u1', 'u2', 'u3'];

  function added(fault: string): Readonly<Record<string, unknown>> {
    const desk = openDesk({ faults: [fault] });
    const account = openAccount(desk);
    const list = users.map((user) => ({ Subscriber_Account: user }));
    return desk.ask('add_subscriber', { Official_Account: account, SubscriberList: list });
  }

  test.each([
    ['add-subscriber-subscriber-list-null', { SubscriberList: null }],
    ['accepted-error-code-renamed', { errorCode: 0 }],
    ['accepted-action-status-unknown', { ActionStatus: 'Other' }],
    ['refused-error-code-missing', { ErrorCode: 0 }],
  ])('%s shows in the answer', (fault, expected) => {
    expect(added(fault)).toMatchObject(expected);
  });

  test.each([
    ['add-subscriber-subscriber-list-missing', 'SubscriberList'],
    ['add-subscriber-subscriber-list-renamed', 'SubscriberList'],
    ['accepted-error-code-renamed', 'ErrorCode'],
  ])('with %s the answer has no %s', (fault, name) => {
    expect(added(fault)).not.toHaveProperty(name);
  });

  test.each([
    ['add-subscriber-result-of-other-type', { Subscriber_Account: 'u1', Result: '1' }],
    ['add-subscriber-result-unknown', { Subscriber_Account: 'u1', Result: 3 }],
    ['add-subscriber-subscriber-account-renamed', { subscriberAccount: 'u1', Result: 1 }],
    ['add-subscriber-stranger-listed', { Subscriber_Account: 'u1-x', Result: 1 }],
  ])('%s shows in the first entry', (fault, expected) => {
    expect((added(fault).SubscriberList as readonly unknown[])[0]).toEqual(expected);
  });

  test('stores what the fault says, and answers as if all were well', () => {
    const stored = (fault: string) => {
      const desk = openDesk({ faults: [fault] });
      const account = openAccount(desk);
      return [add(desk, account, users), subscribersOf(desk, account)];
    };
    expect(stored('add-subscriber-not-stored')).toEqual([[1, 1, 1], []]);
    expect(stored('add-subscriber-half-stored')).toEqual([
      [1, 1, 1],
      ['u1', 'u2'],
    ]);
  });

  test('accepts what it should refuse, or refuses with another code', () => {
    const code = (fault: string) =>
      openDesk({ faults: [fault] }).code('destroy_official_account', { Official_Account: '@TOA#_missing' });
    expect(code('refused-error-info-null')).toBe(130004);
    expect(code('destroy-official-account-account-missing-accepted')).toBe(0);
    expect(code('destroy-official-account-account-missing-wrong-code')).not.toBe(130004);
  });
});
