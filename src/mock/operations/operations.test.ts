import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileValidators } from '../../contract/compile-validators.ts';
import {
  add,
  adding,
  contract,
  type Desk,
  openAccount,
  openDesk,
  resultsOf,
  subscribersOf,
  users,
} from '../testing/desk.ts';

const a = '@TOA#_a';
const remove = (desk: Desk, account: string, named: readonly string[]) =>
  resultsOf(desk.ask('delete_subscriber', { Official_Account: account, SubscriberToDel_Account: named }));
const infoOf = (desk: Desk, id: string, filter?: readonly string[]) => {
  const ResponseFilter = filter && { OfficialAccountBaseInfoFilter: filter };
  const body = { OfficialAccountIdList: [{ Official_Account: id }], ResponseFilter };
  return (
    desk.ask('get_official_account_info', body).OfficialAccountInfoList as Record<string, unknown>[]
  )[0];
};

describe('adding and removing', () => {
  test('adds, reports who was there already, and lists in order of subscription', () => {
    const desk = openDesk();
    openAccount(desk, a);
    expect(add(desk, a, ['u', 'v'])).toEqual([1, 1]);
    expect(add(desk, a, ['w', 'u'])).toEqual([1, 2]);
    expect(remove(desk, a, ['v', 'stranger'])).toEqual([1, 2]);
    expect(add(desk, a, ['v'])).toEqual([1]);
    expect(subscribersOf(desk, a)).toEqual(['u', 'w', 'v']);
  });

  test.each([
    [1, [1]],
    [2, [1, 1]],
    [100, new Array(100).fill(1)],
    [101, 6017],
  ])('a batch of %i', (count, expected) => {
    const desk = openDesk();
    expect(add(desk, openAccount(desk), users(count))).toEqual(expected);
  });

  test('a refused batch adds nobody', () => {
    const desk = openDesk();
    openAccount(desk, a, { MaxSubscriberNum: 2 });
    expect(add(desk, a, ['u', 'v', 'w'])).toBe(130006);
    expect(add(desk, a, ['u', 5])).toBe(60015);
    expect(subscribersOf(desk, a)).toEqual([]);
    expect(add(desk, a, ['u', 'v'])).toEqual([1, 1]);
    expect(add(desk, a, ['w'])).toBe(130006);
    expect(add(desk, a, ['u'])).toEqual([2]);
  });

  test('a call of which nothing is left is refused with the code that the page has for the reason', () => {
    const policy = {
      'full-account-answer': 'entry-fails',
      'join-limit-answer': 'entry-fails',
      'unknown-user-id': 'entry-fails',
      'all-entries-fail': 20001,
    };
    const desk = openDesk({ policy, limits: { accountsPerSubscriber: 1 } });
    const small = openAccount(desk, '@TOA#_small', { MaxSubscriberNum: 1 });
    expect(add(desk, small, ['one'])).toEqual([1]);
    expect(add(desk, small, ['two'])).toBe(130006);
    expect(add(desk, openAccount(desk, '@TOA#_b'), ['one'])).toBe(130010);
    expect(add(desk, openAccount(desk, '@TOA#_b'), ['unknown-user'])).toBe(20001);
  });

  test('any calls: Results, lists, counts and limits agree with a model', () => {
    const call = fc.record({
      kind: fc.constantFrom('add', 'add', 'delete', 'destroy', 'create'),
      account: fc.constantFrom('@TOA#_a', '@TOA#_b', '@TOA#_c'),
      named: fc.uniqueArray(
        fc.integer({ min: 0, max: 9 }).map((n) => `u${n}`),
        { minLength: 1, maxLength: 5 },
      ),
    });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 60 }), (calls) => {
        const desk = openDesk({
          limits: { accountsPerSubscriber: 2, callsPerSecond: Number.POSITIVE_INFINITY },
        });
        const model = new Map<string, Set<string>>();
        for (const { kind, account, named } of calls) {
          expect(act(desk, kind, account, named)).toEqual(actOnModel(model, kind, account, named));
        }
        for (const [account, members] of model) {
          expect(subscribersOf(desk, account)).toEqual([...members]);
          expect(infoOf(desk, account)?.SubscriberNum).toBe(members.size);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const maximum = 6;

function act(desk: Desk, kind: string, account: string, named: readonly string[]): unknown {
  if (kind === 'add') return add(desk, account, named);
  if (kind === 'delete') return remove(desk, account, named);
  if (kind === 'destroy') return desk.code('destroy_official_account', { Official_Account: account });
  const body = {
    Owner_Account: 'owner',
    Name: 'name',
    OfficialAccountUserID: account,
    MaxSubscriberNum: maximum,
  };
  return desk.code('create_official_account', body);
}

/** What the documentation promises, over plain sets, with the contract's defaults for what it leaves open. */
function actOnModel(
  model: Map<string, Set<string>>,
  kind: string,
  account: string,
  named: readonly string[],
): unknown {
  const members = model.get(account);
  if (kind === 'create') {
    if (members === undefined) model.set(account, new Set());
    return members === undefined ? 0 : 130008;
  }
  if (members === undefined) return 130004;
  if (kind === 'destroy') {
    model.delete(account);
    return 0;
  }
  if (kind === 'delete') return named.map((user) => (members.delete(user) ? 1 : 2));
  const joined = (user: string) => [...model.values()].filter((others) => others.has(user)).length;
  const results = named.map((user) => {
    if (members.has(user)) return 2;
    return joined(user) >= 2 ? 0 : 1;
  });
  if (results.length === 1 && results[0] === 0) return 130010;
  const added = named.filter((_, index) => results[index] === 1);
  if (members.size + added.length > maximum) return 130006;
  for (const user of added) members.add(user);
  return results;
}

describe('accounts', () => {
  test('keep what their creator said, and show what a filter asks for', () => {
    const desk = openDesk();
    openAccount(desk, a, { Introduction: 'hello', CustomString: 'c' });
    add(desk, a, ['u']);
    expect(infoOf(desk, a)).toEqual({
      Official_Account: a,
      ErrorCode: 0,
      ErrorInfo: '',
      CreateTime: 1_800_000_000,
      LastMsgTime: 0,
      SubscriberNum: 1,
      Owner_Account: 'owner',
      Name: 'name',
      Introduction: 'hello',
      FaceUrl: '',
      Organization: '',
      CustomString: 'c',
    });
    expect(infoOf(desk, a, ['Name'])).toEqual({
      Official_Account: a,
      ErrorCode: 0,
      ErrorInfo: '',
      Name: 'name',
    });
  });

  test('without an ID of their own get one that is free', () => {
    const desk = openDesk();
    const ids = [1, 2].map(
      () => desk.ask('create_official_account', { Owner_Account: 'o', Name: 'n' }).OfficialAccountUserID,
    );
    expect(ids).toEqual(['@TOA#_@TOA#0001', '@TOA#_@TOA#0002']);
  });

  test('are as many as the app may have', () => {
    const desk = openDesk({ limits: { accountsPerApp: 2 } });
    const code = (id: string) =>
      desk.code('create_official_account', { Owner_Account: 'o', Name: 'n', OfficialAccountUserID: id });
    expect(['@TOA#_a', '@TOA#_b', '@TOA#_c'].map(code)).toEqual([0, 0, 130010]);
    desk.reply('destroy_official_account', { Official_Account: a });
    expect(code('@TOA#_c')).toBe(0);
  });

  test('give back the memberships of their subscribers when they are destroyed', () => {
    const desk = openDesk({ limits: { accountsPerSubscriber: 1 }, maxSubscribers: 3 });
    openAccount(desk, a);
    openAccount(desk, '@TOA#_b');
    expect(add(desk, a, ['u', 'v', 'w'])).toEqual([1, 1, 1]);
    expect(add(desk, '@TOA#_b', ['x'])).toBe(130006);
    desk.reply('destroy_official_account', { Official_Account: a });
    expect(add(desk, '@TOA#_b', ['u', 'v', 'w'])).toEqual([1, 1, 1]);
  });

  test('of one region are unknown in another', () => {
    const desk = openDesk();
    openAccount(desk, a);
    expect(add(desk, a, ['u'], { region: 'seoul' })).toBe(130004);
  });
});

describe('every operation of the contract', () => {
  const validators = compileValidators(contract);

  test.each(Object.keys(contract.operations))(
    '%s is served, and its examples are answered in the documented shape',
    (command) => {
      const desk = openDesk();
      openAccount(desk, '@TOA#_spring-news');
      const examples = Object.entries(contract.operations[command]?.examples ?? {});
      const requests = examples.filter(([name]) => name.startsWith('request'));
      expect(requests.length).toBeGreaterThan(0);
      for (const [name, body] of requests) {
        const answer = desk.ask(command, body);
        expect(validators.response(command, answer), name).toEqual([]);
        expect(answer.ErrorInfo, name).not.toMatch(/does not implement/);
      }
    },
  );

  test('is refused in the documented shape when an account is missing', () => {
    const desk = openDesk();
    for (const command of [
      'add_subscriber',
      'delete_subscriber',
      'get_subscriber_info',
      'destroy_official_account',
    ]) {
      const answer = desk.ask(command, { ...adding(a, ['u']), Next: '' });
      expect(answer, command).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 130004 });
    }
  });
});
