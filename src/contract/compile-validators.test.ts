import { describe, expect, test } from 'vitest';
import { compileValidators } from './compile-validators.ts';
import { readContract } from './read-contract.ts';

const contract = readContract();
const validators = compileValidators(contract);

const ok = { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '' };
const refused = { ActionStatus: 'FAIL', ErrorCode: 130004, ErrorInfo: 'gone' };
const entry = { Subscriber_Account: 'alice', Result: 1 };
const added = { ...ok, SubscriberList: [entry] };

/** The first error as `pointer keyword`, or `valid`. */
function first(errors: readonly { readonly pointer: string; readonly keyword: string }[]): string {
  return errors[0] === undefined ? 'valid' : `${errors[0].pointer} ${errors[0].keyword}`;
}

describe('an answer of add_subscriber', () => {
  test.each([
    ['in order', added, 'valid'],
    ['with a failed entry', { ...ok, SubscriberList: [{ ...entry, Result: 0 }] }, 'valid'],
    ['with nobody', { ...ok, SubscriberList: [] }, 'valid'],
    ['with more than was asked', { ...added, SubscriberList: Array(101).fill(entry) }, 'valid'],
    [
      'with fields that no page names',
      { ...added, RequestId: 7, SubscriberList: [{ ...entry, Tag: null }] },
      'valid',
    ],
    [
      'with an account that no request could name',
      { ...ok, SubscriberList: [{ ...entry, Subscriber_Account: '' }] },
      'valid',
    ],
    ['that refuses without a list', refused, 'valid'],
    ['that refuses with a list', { ...refused, SubscriberList: [] }, 'valid'],
    ['that refuses without a reason', { ...refused, ErrorInfo: '' }, 'valid'],
    ['that explains a success', { ...added, ErrorInfo: 'fine' }, 'valid'],
    ['with a code that nobody knows', { ...refused, ErrorCode: -1 }, 'valid'],
    ['that is an array', [added], ' type'],
    ['that is null', null, ' type'],
    ['without ActionStatus', { ErrorCode: 0, ErrorInfo: '', SubscriberList: [] }, ' required'],
    ['without ErrorCode', { ActionStatus: 'OK', ErrorInfo: '', SubscriberList: [] }, ' required'],
    ['without ErrorInfo', { ActionStatus: 'OK', ErrorCode: 0, SubscriberList: [] }, ' required'],
    ['with another ActionStatus', { ...added, ActionStatus: 'ok' }, '/ActionStatus enum'],
    ['with a code as text', { ...added, ErrorCode: '0' }, '/ErrorCode type'],
    ['with half a code', { ...refused, ErrorCode: 0.5 }, '/ErrorCode type'],
    ['with null for a reason', { ...added, ErrorInfo: null }, '/ErrorInfo type'],
    ['that is OK with a code', { ...added, ErrorCode: 6017 }, '/ActionStatus const'],
    ['that fails without a code', { ...added, ActionStatus: 'FAIL' }, '/ActionStatus const'],
    ['that is OK without a list', ok, ' required'],
    ['with null for a list', { ...ok, SubscriberList: null }, '/SubscriberList type'],
    ['with an entry that is text', { ...ok, SubscriberList: ['alice'] }, '/SubscriberList/0 type'],
    [
      'with an entry without a user',
      { ...ok, SubscriberList: [entry, { Result: 1 }] },
      '/SubscriberList/1 required',
    ],
    [
      'with an entry without a Result',
      { ...ok, SubscriberList: [{ Subscriber_Account: 'a' }] },
      '/SubscriberList/0 required',
    ],
    [
      'with a number for a user',
      { ...ok, SubscriberList: [{ ...entry, Subscriber_Account: 7 }] },
      '/SubscriberList/0/Subscriber_Account type',
    ],
    [
      'with an unknown Result',
      { ...ok, SubscriberList: [{ ...entry, Result: 3 }] },
      '/SubscriberList/0/Result enum',
    ],
    [
      'with a Result as text',
      { ...ok, SubscriberList: [{ ...entry, Result: '1' }] },
      '/SubscriberList/0/Result enum',
    ],
  ])('%s', (_, body, expected) => {
    expect(first(validators.response('add_subscriber', body))).toBe(expected);
  });
});

describe('answers of the other operations', () => {
  const page = { ...ok, Next: '', SubscriberNum: 0, SubscriberList: [] };
  test.each([
    ['create_official_account', { ...ok, OfficialAccountUserID: '@TOA#_x' }, 'valid'],
    ['create_official_account', ok, ' required'],
    ['create_official_account', refused, 'valid'],
    ['destroy_official_account', ok, 'valid'],
    ['delete_subscriber', added, 'valid'],
    ['delete_subscriber', ok, ' required'],
    ['get_subscriber_info', page, 'valid'],
    ['get_subscriber_info', { ...page, SubscriberNum: '0' }, '/SubscriberNum type'],
    ['get_subscriber_info', { ...page, Next: undefined }, ' required'],
    [
      'get_subscriber_info',
      { ...page, SubscriberList: [{ Subscriber_Account: 'a', SubscribeTime: 1, MsgFlag: 1 }] },
      '/SubscriberList/0/MsgFlag enum',
    ],
    ['get_subscriber_info', refused, 'valid'],
    ['get_official_account_info', { ...ok, OfficialAccountInfoList: [{}] }, 'valid'],
    [
      'get_official_account_info',
      { ...ok, OfficialAccountInfoList: [{ CreateTime: 'now' }] },
      '/OfficialAccountInfoList/0/CreateTime type',
    ],
  ])('%s %j: %s', (operation, body, expected) => {
    expect(first(validators.response(operation, JSON.parse(JSON.stringify(body))))).toBe(expected);
  });
});

describe('a request of add_subscriber', () => {
  const user = { Subscriber_Account: 'alice' };
  const request = { Official_Account: '@TOA#_x', SubscriberList: [user] };
  const id = (account: unknown) => ({ ...request, SubscriberList: [{ Subscriber_Account: account }] });
  test.each([
    ['in order', request, 'valid'],
    ['with 100 users', { ...request, SubscriberList: Array(100).fill(user) }, 'valid'],
    ['with nobody', { ...request, SubscriberList: [] }, 'valid'],
    ['with a system-assigned account', { ...request, Official_Account: '@TOA#_@TOA#dOEF' }, 'valid'],
    ['with 101 users', { ...request, SubscriberList: Array(101).fill(user) }, '/SubscriberList maxItems'],
    ['without an account', { SubscriberList: [user] }, ' required'],
    ['with a strange account', { ...request, Official_Account: 'x' }, '/Official_Account pattern'],
    [
      'with an account of 49 bytes',
      { ...request, Official_Account: `@TOA#_${'x'.repeat(43)}` },
      '/Official_Account maxLength',
    ],
    ['with a user of 32 bytes', id('x'.repeat(32)), 'valid'],
    ['with a user of 33 bytes', id('x'.repeat(33)), '/SubscriberList/0/Subscriber_Account maxLength'],
    ['with a user in other letters', id('älice'), '/SubscriberList/0/Subscriber_Account pattern'],
    ['with a user without a name', id(''), '/SubscriberList/0/Subscriber_Account pattern'],
    ['with a number for a user', id(7), '/SubscriberList/0/Subscriber_Account type'],
  ])('%s', (_, body, expected) => {
    expect(first(validators.request('add_subscriber', body))).toBe(expected);
  });
});

describe('a request of create_official_account', () => {
  const request = { Owner_Account: 'editor', Name: 'News' };
  test.each([
    ['with a name of 150 bytes', { ...request, Name: '中'.repeat(50) }, 'valid'],
    ['with a name of 152 bytes in 38 characters', { ...request, Name: '😀'.repeat(38) }, '/Name maxBytes'],
    [
      'with an introduction of 401 bytes',
      { ...request, Introduction: `${'é'.repeat(200)}.` },
      '/Introduction maxBytes',
    ],
    ['with 3,000 bytes of its own', { ...request, CustomString: 'x'.repeat(3000) }, 'valid'],
    [
      'with a reserved ID',
      { ...request, OfficialAccountUserID: '@TOA#_@TOA#x' },
      '/OfficialAccountUserID not',
    ],
    ['with half a subscriber', { ...request, MaxSubscriberNum: 0.5 }, '/MaxSubscriberNum type'],
  ])('%s', (_, body, expected) => {
    expect(first(validators.request('create_official_account', body))).toBe(expected);
  });
});

describe('a request of delete_subscriber', () => {
  const account = { Official_Account: '@TOA#_x' };
  test.each([
    ['as in the sample of the page', { ...account, SubscriberToDel_Account: ['alice'] }, 'valid'],
    ['as in its table', { ...account, SubscriberList: [{ Subscriber_Account: 'alice' }] }, 'valid'],
    ['without users', account, ' required'],
  ])('%s', (_, body, expected) => {
    expect(first(validators.request('delete_subscriber', body))).toBe(expected);
  });
});

describe('an error', () => {
  test('says what must be, and where in the value and in the schema', () => {
    expect(validators.response('add_subscriber', { ...added, ActionStatus: 'maybe' })).toEqual([
      {
        pointer: '/ActionStatus',
        schemaPointer: '/allOf/0/allOf/0/properties/ActionStatus/enum',
        keyword: 'enum',
        message: 'must be one of "OK", "FAIL"',
      },
    ]);
  });

  test('of a missing field points at the entry that requires it', () => {
    expect(validators.request('add_subscriber', { Official_Account: '@TOA#_x' })).toEqual([
      {
        pointer: '',
        schemaPointer: '/required/1',
        keyword: 'required',
        message: 'must have the member "SubscriberList"',
      },
    ]);
  });

  test('never is that a condition does not hold, but what in it does not', () => {
    const [error] = validators.response('add_subscriber', { ...added, ActionStatus: 'FAIL' });
    expect(error).toMatchObject({ keyword: 'const', message: 'must be "OK"' });
  });

  test('is the only one, unless all are asked for', () => {
    const body = { Official_Account: 'x', SubscriberList: [{ Subscriber_Account: 7 }] };
    const all = compileValidators(contract, { allErrors: true });
    expect(validators.request('add_subscriber', body)).toHaveLength(1);
    expect(all.request('add_subscriber', body).map(({ pointer }) => pointer)).toEqual([
      '/SubscriberList/0/Subscriber_Account',
      '/Official_Account',
    ]);
  });
});

test('validators are made once per contract', () => {
  expect(compileValidators(contract)).toBe(validators);
  expect(compileValidators(readContract())).not.toBe(validators);
});

test('an operation that the contract does not have is an error of the caller', () => {
  expect(() => validators.request('nope', {})).toThrow(/operation must be one of/);
});
