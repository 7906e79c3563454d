import { describe, expect, test } from 'vitest';
import { faultsOf } from '../faults/catalogue.ts';
import {
  add,
  adding,
  contract,
  type Desk,
  openAccount,
  openDesk,
  type Unusual,
  users,
} from '../testing/desk.ts';

const a = '@TOA#_a';
const command = 'add_subscriber';

const faults = faultsOf(contract);

/** What was recorded: rule and clause, or rule and silence, with how often. */
function seenAt({ mock }: Desk): readonly (readonly [string, string, number])[] {
  return [
    ...mock.clients.violations().map(({ rule, clause, count }) => [rule, clause, count] as const),
    ...mock.clients.notes().map(({ rule, silence, count }) => [rule, silence, count] as const),
  ];
}

/** What is recorded of one call, with an account at hand. */
function seenIn(body: unknown, unusual: Unusual = {}, desk = openDesk(), of = command) {
  openAccount(desk, a);
  desk.mock.clients.clear();
  desk.reply(of, body, unusual);
  return seenAt(desk).map(([rule, about]) => [rule, about]);
}

const good = adding(a, ['u']);

test('a client who keeps every rule gives no remark, also where the state forbids what it asks', () => {
  const desk = openDesk();
  add(desk, '@TOA#_missing', ['u']);
  openAccount(desk, a, { MaxSubscriberNum: 1 });
  add(desk, a, users(2));
  add(desk, a, ['u']);
  add(desk, a, ['u'], { contentType: 'Application/JSON ; charset=utf-8' });
  desk.reply('get_subscriber_info', { Official_Account: a, Next: '', Limit: 200 });
  desk.reply('get_official_account_info', { OfficialAccountIdList: [{ Official_Account: a }] });
  desk.reply('delete_subscriber', { Official_Account: a, SubscriberToDel_Account: ['u'] });
  desk.reply('destroy_official_account', { Official_Account: a });
  expect(seenAt(desk)).toEqual([]);
});

test('every example of the contract is a request without remarks', () => {
  for (const { command: of, examples } of Object.values(contract.operations)) {
    for (const [name, body] of Object.entries(examples)) {
      if (name.startsWith('request')) expect(seenIn(body, {}, openDesk(), of), `${of} ${name}`).toEqual([]);
    }
  }
});

describe('the body', () => {
  const inItem = (fields: object) => ({ Official_Account: a, SubscriberList: [fields] });
  const request = 'add_subscriber.request';
  const bodies: Readonly<Record<string, [body: unknown, expected: readonly (readonly [string, string])[]]>> =
    {
      'an unknown field': [
        { ...good, Nickname: 'x' },
        [['unknown-field', 'service.request.documented-fields']],
      ],
      'an unknown field of an entry': [
        inItem({ Subscriber_Account: 'u', Role: 1 }),
        [['unknown-field', 'service.request.documented-fields']],
      ],
      'a number for a UserID': [adding(a, [5, 6]), [['type', `${request}.subscriber-account-string`]]],
      'null for a UserID': [adding(a, [null]), [['type', `${request}.subscriber-account-string`]]],
      'a missing list': [{ Official_Account: a }, [['required', `${request}.list-required`]]],
      'a list that is null': [
        { Official_Account: a, SubscriberList: null },
        [['type', `${request}.list-array`]],
      ],
      'too many entries': [adding(a, users(101)), [['maxItems', `${request}.list-max-100`]]],
      'a UserID that is too long': [
        adding(a, ['u'.repeat(33)]),
        [['maxLength', 'service.request.user-id-form']],
      ],
      'an account that is no account': [
        adding('account', ['u']),
        [['pattern', 'add_subscriber.state.account-id-valid']],
      ],
      'a list of names': [
        { Official_Account: a, SubscriberList: ['u'] },
        [['type', `${request}.item-object`]],
      ],
      'an array': [[good], [['type', 'service.request.json-object']]],
      'entries with Official_Account, as a known library sends them': [
        inItem({ Official_Account: 'u' }),
        [['misnamed-field', `${request}.subscriber-account-required`]],
      ],
      'three mistakes at once': [
        { SubscriberList: [{ Subscriber_Account: 5 }], Extra: 1 },
        [
          ['type', `${request}.subscriber-account-string`],
          ['required', `${request}.official-account-required`],
          ['unknown-field', 'service.request.documented-fields'],
        ],
      ],
    };

  test.each(Object.entries(bodies))('%s', (_name, [body, expected]) => {
    expect(seenIn(body)).toEqual(expected);
  });

  test('text is counted in bytes', () => {
    const named = (Name: string) =>
      seenIn({ Owner_Account: 'o', Name }, {}, openDesk(), 'create_official_account');
    expect(named('名'.repeat(50))).toEqual([]);
    expect(named('名'.repeat(51))).toEqual([
      [expect.any(String), 'create_official_account.request.name-max-150-bytes'],
    ]);
  });

  const raws: Readonly<Record<string, [raw: string | Uint8Array | undefined, rule: string, clause: string]>> =
    {
      'no body': [undefined, 'empty-body', 'service.request.not-empty'],
      'an empty body': ['', 'empty-body', 'service.request.not-empty'],
      'a body that is cut off': ['{"Official_Account":', 'not-json', 'service.request.json'],
      'a body with comments': [`${JSON.stringify(good)} // all`, 'not-json', 'service.request.json'],
      'a byte order mark': [`\ufeff${JSON.stringify(good)}`, 'byte-order-mark', 'service.request.json'],
      'bytes that are not UTF-8': [
        Buffer.from('{"a":"\xff"}', 'latin1'),
        'not-utf-8',
        'service.request.json',
      ],
      'UTF-16': [Buffer.from(JSON.stringify(good), 'utf16le'), 'not-json', 'service.request.json'],
    };

  test.each(Object.entries(raws))('%s', (_name, [raw, rule, clause]) => {
    expect(seenIn(undefined, { raw })).toEqual([[rule, clause]]);
  });

  test('a field under another name is told with both names', () => {
    const desk = openDesk();
    seenIn(inItem({ Official_Account: 'u' }), {}, desk);
    expect(desk.mock.clients.violations()[0]?.example).toBe(
      'add_subscriber: /SubscriberList/0 must have Subscriber_Account, got Official_Account in its place',
    );
    seenIn({ OfficialAccount: a, SubscriberList: [] }, {}, desk);
    expect(desk.mock.clients.violations()[0]?.example).toBe(
      'add_subscriber: the body must have Official_Account, got OfficialAccount in its place',
    );
  });
});

describe('the way there', () => {
  const calls: Readonly<Record<string, [unusual: Unusual, rule: string, clause: string]>> = {
    'another method': [{ method: 'PUT' }, 'other-method', 'service.request.method-post'],
    'GET without a body': [{ method: 'GET', raw: undefined }, 'other-method', 'service.request.method-post'],
    'another path': [
      { path: '/v4/official_account_open_http_svc/Add_Subscriber' },
      'unknown-path',
      'service.request.path',
    ],
    'no random': [{ query: { random: undefined } }, 'required', 'service.query.random-present'],
    'a random that is text': [{ query: { random: 'abc' } }, 'pattern', 'service.query.random'],
    'a random beyond 32 bits': [{ query: { random: '4294967296' } }, 'pattern', 'service.query.random'],
    'no contenttype': [
      { query: { contenttype: undefined } },
      'required',
      'service.query.contenttype-present',
    ],
    'another contenttype': [{ query: { contenttype: 'JSON' } }, 'const', 'service.query.contenttype'],
    'a parameter with a capital': [
      { query: { random: undefined, Random: '1' } },
      'parameter-case',
      'service.query.strings',
    ],
    'no sdkappid': [{ query: { sdkappid: undefined } }, 'required', 'service.query.sdkappid-present'],
    'an expired signature': [
      { signed: { expireSeconds: -1 } },
      'usersig-expired',
      'service.auth.usersig-not-expired',
    ],
    'a foreign signature': [
      { signed: { secretKey: 'x' } },
      'usersig-wrong-key',
      'service.auth.usersig-valid',
    ],
    'a signature of another app': [
      { signed: { sdkAppId: 5 } },
      'usersig-other-app',
      'service.auth.usersig-app',
    ],
    'a signature of somebody else': [
      { signed: { identifier: 'x' } },
      'usersig-other-identifier',
      'service.auth.usersig-identifier',
    ],
    'a signature that is none': [
      { query: { usersig: 'abc' } },
      'usersig-malformed',
      'service.auth.usersig-form',
    ],
    'a user who is no administrator': [
      { signed: { identifier: 'x' }, query: { identifier: 'x' } },
      'identifier-not-admin',
      'service.auth.admin-only',
    ],
    'an app that does not exist': [{ query: { sdkappid: '1' } }, 'app-unknown', 'service.auth.app-known'],
    'the domain of another region': [{ domainOf: 'seoul' }, 'app-other-region', 'service.auth.region-of-app'],
  };

  test.each(Object.entries(calls))('%s', (_name, [unusual, rule, clause]) => {
    expect(seenIn(good, unusual)).toEqual([[rule, clause]]);
  });

  test('mistakes in the query do not hide those in the body', () => {
    expect(seenIn(adding(a, [5]), { query: { random: undefined } })).toEqual([
      ['required', 'service.query.random-present'],
      ['type', 'add_subscriber.request.subscriber-account-string'],
    ]);
  });

  test('a rate above the limit counts the calls that are too many', () => {
    const desk = openDesk({ limits: { callsPerSecond: 3 } });
    openAccount(desk, a);
    for (const user of users(5)) add(desk, a, [user]);
    expect(seenAt(desk)).toEqual([['rate-above-limit', 'add_subscriber.limits.calls-per-second', 2]]);
  });
});

describe('where the documentation is silent', () => {
  test.each([
    ['missing-content-type', { contentType: '' }],
    ['other-content-type', { contentType: 'application/x-www-form-urlencoded' }],
    ['extra-query-parameter', { query: { ver: '1' } }],
    ['repeated-field', { raw: `{"Official_Account":"${a}",${JSON.stringify(good).slice(1)}` }],
    ['repeated-parameter', { query: { random: ['1', '1'] } }],
    ['huge-body', { raw: JSON.stringify(good) + ' '.repeat(2 ** 20) }],
    ['random-repeated', { query: { random: '5' } }],
  ] as const)('%s is noted and no violation', (silence, unusual) => {
    const desk = openDesk();
    openAccount(desk, a);
    desk.reply(command, good, { query: { random: '5' } });
    desk.reply(command, good, unusual);
    expect(desk.mock.clients.violations()).toEqual([]);
    expect(desk.mock.clients.notes().map((note) => [note.silence, note.count])).toEqual([[silence, 1]]);
  });
});

describe('what is recorded does not depend on the answer', () => {
  const wrong = (desk: Desk) => [
    ...seenIn({ ...adding(a, [5]), Extra: 1 }, { query: { random: 'x' } }, desk),
    ...seenIn(good, { method: 'PUT' }, desk),
  ];

  test('of a policy', () => {
    const accepting = openDesk({
      policy: { 'user-id-not-a-string': 'entry-fails', 'other-method': 'accepted' },
    });
    const refusing = openDesk({ policy: { 'extra-fields': 'refused', 'random-out-of-range': 'refused' } });
    expect(wrong(accepting)).toEqual(wrong(openDesk()));
    expect(wrong(refusing)).toEqual(wrong(openDesk()));
  });

  test.each(faults.map(({ name }) => name))('of the fault %s', (name) => {
    const desk = openDesk({ faults: [name] });
    expect(wrong(desk)).toEqual(wrong(openDesk()));
    desk.mock.clients.clear();
    desk.nowMs += 1000;
    for (const user of users(5)) desk.reply(command, adding(a, [user]));
    expect(seenAt(desk)).toEqual([]);
  });

  test('a limit that a fault lowers is no fault of the client, and one that a fault lifts still is', () => {
    const limits = { callsPerSecond: 4 };
    const seen = faults.map(({ name }) => {
      const desk = openDesk({ faults: [name], limits });
      for (const user of users(6)) desk.reply(command, adding(a, [user]));
      return [name, desk.mock.clients.violations().map(({ count }) => count)];
    });
    expect(seen.filter(([, counts]) => String(counts) !== '2')).toEqual([]);
  });
});

test('each violation says what to do instead, in one line that is not what was seen', () => {
  const desk = openDesk({ limits: { callsPerSecond: 100 } });
  const calls: readonly [body: unknown, unusual?: Unusual][] = [
    [{ SubscriberList: [{ Subscriber_Account: 5 }], Extra: 1 }],
    [adding('account', ['u'.repeat(33)])],
    [adding(a, users(101))],
    [[good], { query: { random: undefined, contenttype: 'xml' } }],
    [undefined, { raw: '\ufeff{}' }],
    [undefined, { raw: '', method: 'PUT', path: '/' }],
    [good, { signed: { expireSeconds: -1 }, domainOf: 'seoul' }],
    [good, { signed: { secretKey: 'x' }, query: { identifier: 'x' } }],
    [good, { query: { sdkappid: '1' } }],
  ];
  for (const [body, unusual] of calls) desk.reply(command, body, unusual);
  for (const { rule, advice, example } of desk.mock.clients.violations()) {
    expect(advice, rule).toMatch(/^[a-z][^\n]{10,250}$/);
    expect(example, rule).not.toContain(advice);
  }
  expect(desk.mock.clients.violations().length).toBeGreaterThan(12);
});

test('an example shows no secret', () => {
  const desk = openDesk({ secretKey: 'very-secret' });
  desk.reply('x', {}, { path: '/v4/very-secret/usersig=abc' });
  desk.reply(command, good, { query: { usersig: 'secret signature' } });
  const [path, signature] = desk.mock.clients.violations().map(({ example }) => example);
  expect(path).toMatch(/^POST \/v4\/\*\*\*\/usersig=\*\*\* /);
  expect(signature).toBe('add_subscriber: the query /usersig must match pattern "^[A-Za-z0-9*_-]+$"');
});
