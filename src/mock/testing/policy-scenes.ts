import {
  add,
  adding,
  type Desk,
  openAccount,
  resultsOf,
  subscribersOf,
  type Unusual,
  users,
} from './desk.ts';
import { policyScenesOfForm } from './policy-scenes-of-form.ts';
import { policyScenesOfOthers } from './policy-scenes-of-others.ts';

const missing = (name: string): Unusual => ({ query: { [name]: undefined } });

/** Adds to a fresh account. */
const addTo =
  (named: readonly unknown[], more: object = {}, unusual?: Unusual) =>
  (desk: Desk) =>
    add(desk, openAccount(desk, '@TOA#_a', more), named, unusual);

const deleteFrom = (body: object) => (desk: Desk) => {
  const account = openAccount(desk);
  add(desk, account, ['u']);
  return resultsOf(desk.ask('delete_subscriber', { Official_Account: account, ...body }));
};

const create = (more: object) => (desk: Desk) =>
  desk.code('create_official_account', { Owner_Account: 'owner', Name: 'name', ...more });

/** How many subscribers one page of an account with 250 has, or the refusal. */
const pageOf250 = (body: object) => (desk: Desk) => {
  const account = openAccount(desk);
  for (const prefix of ['a', 'b', 'c', 'd', 'e']) add(desk, account, users(50, prefix));
  const page = desk.ask('get_subscriber_info', { Official_Account: account, ...body });
  return page.ErrorCode === 0 ? (page.SubscriberList as unknown[]).length : page.ErrorCode;
};

const info = (ids: readonly string[]) => (desk: Desk) => {
  const OfficialAccountIdList = ids.map((id) => ({ Official_Account: id }));
  const answer = desk.ask('get_official_account_info', { OfficialAccountIdList });
  return answer.ErrorCode === 0 ? (answer.OfficialAccountInfoList as unknown[]).length : answer.ErrorCode;
};

const joinLimited = (named: readonly string[]) => (desk: Desk) => {
  add(desk, openAccount(desk, '@TOA#_first'), ['busy']);
  return add(desk, openAccount(desk, '@TOA#_second'), named);
};

const rateRefusal = (desk: Desk) => {
  const account = openAccount(desk);
  const codes = users(3).map((user) => desk.code('add_subscriber', adding(account, [user])));
  return codes[2];
};

/** What is accepted of 2 per second in the halves of two seconds that follow one another. */
const windowOf = (desk: Desk) => {
  const account = openAccount(desk);
  const accepted = (count: number) =>
    users(count).filter((user) => desk.code('add_subscriber', adding(account, [user])) === 0).length;
  desk.nowMs += 900;
  const before = accepted(3);
  desk.nowMs += 200;
  const after = accepted(3);
  desk.nowMs += 400;
  return [before, after, accepted(3)];
};

/** How two calls of each of two operations fare, where two calls per second are served. */
const scopeOf = (desk: Desk) => {
  const account = openAccount(desk);
  desk.nowMs += 1000;
  const reading = { Official_Account: account, Next: '' };
  const added = users(2).map((user) => desk.code('add_subscriber', adding(account, [user])));
  return [...added, desk.code('get_subscriber_info', reading), desk.code('get_subscriber_info', reading)];
};

/** A scene for each open question that the mock decides, and what comes of it under each of its answers. */
export const policyScenes: Readonly<
  Record<string, [scene: (desk: Desk) => unknown, outcomes: Record<string, unknown>]>
> = {
  'too-many-subscribers': [addTo(users(101)), { refused: 6017, 20001: 20001 }],
  'empty-list': [addTo([]), { refused: 6017, accepted: [], 20001: 20001 }],
  'invalid-field': [
    (desk) => desk.code('add_subscriber', { Official_Account: '@TOA#_a' }),
    { refused: 6017, 20001: 20001 },
  ],
  'duplicates-in-batch': [
    (desk) => {
      const account = openAccount(desk, '@TOA#_a', { MaxSubscriberNum: 2 });
      return [add(desk, account, ['u', 'v', 'u']), subscribersOf(desk, account).length];
    },
    {
      'first-counts': [[1, 1, 2], 2],
      'last-counts': [[2, 1, 1], 2],
      'both-added': [[1, 1, 1], 2],
      'second-fails': [[1, 1, 0], 2],
      merged: [[1, 1], 2],
      refused: [6017, 0],
    },
  ],
  'order-of-answer': [
    (desk) => desk.ask('add_subscriber', adding(openAccount(desk), ['u', 'v'])).SubscriberList,
    {
      'same-order': [
        { Subscriber_Account: 'u', Result: 1 },
        { Subscriber_Account: 'v', Result: 1 },
      ],
      'other-order': [
        { Subscriber_Account: 'v', Result: 1 },
        { Subscriber_Account: 'u', Result: 1 },
      ],
    },
  ],
  'unknown-user-id': [
    addTo(['unknown-u', 'u']),
    { 'entry-fails': [0, 1], added: [1, 1], refused: 6017, 70107: 70107 },
  ],
  'user-id-not-a-string': [addTo([5, 'u']), { 'entry-fails': [0, 1], refused: 6017, 60015: 60015 }],
  'user-id-form': [addTo(['ü', 'u']), { 'entry-fails': [0, 1], added: [1, 1], refused: 6017, 20001: 20001 }],
  'partly-full-account': [
    addTo(['u', 'v', 'w'], { MaxSubscriberNum: 2 }),
    {
      'whole-request-fails': 130006,
      'first-fits': [1, 1, 0],
      'last-fits': [0, 1, 1],
      'all-entries-fail': [0, 0, 0],
    },
  ],
  'full-account-answer': [
    (desk) => {
      const account = openAccount(desk, '@TOA#_a', { MaxSubscriberNum: 1 });
      add(desk, account, ['u']);
      return [add(desk, account, ['u']), add(desk, account, ['v'])];
    },
    { refused: [[2], 130006], 'entry-fails': [[2], [0]] },
  ],
  'join-limit-in-batch': [
    joinLimited(['busy', 'free']),
    { 'entry-fails': [0, 1], 'whole-request-fails': 130010, 'all-entries-fail': [0, 0] },
  ],
  'join-limit-answer': [joinLimited(['busy']), { refused: 130010, 'entry-fails': [0] }],
  'all-entries-fail': [addTo(['unknown-u', 'unknown-v']), { accepted: [0, 0], refused: 6017, 20001: 20001 }],
  'list-on-failure': [
    (desk) => desk.ask('add_subscriber', adding('@TOA#_missing', ['u'])).SubscriberList,
    { absent: undefined, empty: [], filled: [{ Subscriber_Account: 'u', Result: 0 }] },
  ],
  'already-subscribed-code': [
    (desk) => {
      const account = openAccount(desk);
      add(desk, account, ['u']);
      return [add(desk, account, ['u', 'v']), subscribersOf(desk, account).length];
    },
    { 'result-2': [[2, 1], 2], refused: [130005, 1] },
  ],
  'origin-of-6017': [addTo(users(101)), { answered: 6017, 'client-only': 20001 }],
  'over-the-rate': [rateRefusal, { refused: 60007, 60018: 60018 }],
  'window-of-the-rate': [windowOf, { fixed: [2, 2, 0], sliding: [2, 0, 0], bucket: [2, 0, 1] }],
  'scope-of-the-rate': [scopeOf, { operation: [0, 0, 0, 0], app: [0, 0, 60007, 60007] }],
  'owner-as-subscriber': [
    addTo(['owner', 'u']),
    { added: [1, 1], already: [2, 1], 'entry-fails': [0, 1], refused: 6017 },
  ],
  'account-as-subscriber': [addTo(['@TOA#_b', 'u']), { 'entry-fails': [0, 1], added: [1, 1], refused: 6017 }],
  'recreated-account': [
    (desk) => {
      desk.ask('destroy_official_account', { Official_Account: openAccount(desk) });
      return create({ OfficialAccountUserID: '@TOA#_a' })(desk);
    },
    { created: 0, refused: 130008 },
  ],
  'extra-fields': [
    (desk) => {
      const body = adding(openAccount(desk), ['u']);
      const deep = { ...body, SubscriberList: [{ Subscriber_Account: 'v', Nickname: 'x' }] };
      return [{ ...body, Extra: 1 }, deep, body].map((one) => desk.code('add_subscriber', one));
    },
    { ignored: [0, 0, 0], refused: [6017, 6017, 0] },
  ],
  'other-method': [addTo(['u'], {}, { method: 'PUT' }), { refused: 6017, accepted: [1], 60002: 60002 }],
  'missing-content-type': [addTo(['u'], {}, { contentType: '' }), { accepted: [1], refused: 6017 }],
  'other-content-type': [
    addTo(['u'], {}, { contentType: 'text/plain' }),
    { accepted: [1], refused: 6017, 20001: 20001 },
  ],
  'huge-body': [
    (desk) => {
      const raw = JSON.stringify(adding(openAccount(desk), ['u'])) + ' '.repeat(2 ** 20);
      return desk.code('add_subscriber', undefined, { raw });
    },
    { accepted: 0, refused: 6017, 60003: 60003 },
  ],
  'repeated-field': [
    (desk) => {
      const account = openAccount(desk);
      const text = JSON.stringify(adding(account, ['u']));
      const field = `"Official_Account":${JSON.stringify(account)}`;
      return resultsOf(desk.ask('add_subscriber', {}, { raw: `{${field},${text.slice(1)}` }));
    },
    { accepted: [1], refused: 6017, 60003: 60003 },
  ],
  'repeated-parameter': [
    addTo(['u'], {}, { query: { random: ['1', '1'] } }),
    { refused: 6017, accepted: [1], 60025: 60025 },
  ],
  'extra-query-parameter': [
    addTo(['u'], {}, { query: { ver: '4' } }),
    { accepted: [1], refused: 6017, 60002: 60002 },
  ],
  'random-repeated': [
    (desk) => {
      const account = openAccount(desk);
      return ['1', '1', '2'].map((random) => add(desk, account, ['u'], { query: { random } }));
    },
    { accepted: [[1], [2], [2]], refused: [[1], 6017, [2]] },
  ],
  'sample-with-comments': [
    (desk) => {
      const raw =
        '{"Official_Account": "@TOA#_//a", /* all */ "SubscriberList": [{"Subscriber_Account": "u"}] // who\n}';
      openAccount(desk, '@TOA#_//a');
      return desk.code('add_subscriber', undefined, { raw });
    },
    { no: 60003, yes: 0 },
  ],
  'service-off': [addTo(['u']), { served: [1], refused: 131000 }],
  'random-missing': [addTo(['u'], {}, missing('random')), { accepted: [1], refused: 6017, 60025: 60025 }],
  'random-out-of-range': [
    addTo(['u'], {}, { query: { random: '4294967296' } }),
    { accepted: [1], refused: 6017, 60025: 60025 },
  ],
  'missing-sdkappid': [addTo(['u'], {}, missing('sdkappid')), { refused: 60012, 60025: 60025 }],
  'missing-query-parameter': [addTo(['u'], {}, missing('contenttype')), { refused: 6017, 60025: 60025 }],
  'wrong-query-parameter': [
    addTo(['u'], {}, { query: { contenttype: 'xml' } }),
    { refused: 6017, 60025: 60025 },
  ],
  'user-sig-malformed': [addTo(['u'], {}, { query: { usersig: 'abc' } }), { refused: 6017, 70003: 70003 }],
  'wrong-key-code': [addTo(['u'], {}, { signed: { secretKey: 'other' } }), { refused: 70009, 70003: 70003 }],
  'other-identifier-code': [
    addTo(['u'], {}, { signed: { identifier: 'somebody' }, query: { identifier: 'nobody' } }),
    { refused: 70013, 60010: 60010 },
  ],
  'other-app-code': [addTo(['u'], {}, { signed: { sdkAppId: 1 } }), { refused: 70014, 70009: 70009 }],
  'unknown-app-code': [addTo(['u'], {}, { query: { sdkappid: '1' } }), { refused: 70020, 60006: 60006 }],
  'user-sig-at-expiry': [addTo(['u'], {}, { signed: { expireSeconds: 0 } }), { valid: [1], expired: 70001 }],
  'reserved-account-id': [
    create({ OfficialAccountUserID: '@TOA#_@TOA#x' }),
    { refused: 6017, 130007: 130007 },
  ],
  'empty-account-id': [
    (desk) => desk.code('destroy_official_account', { Official_Account: '' }),
    { refused: 6017, 130007: 130007 },
  ],
  'empty-own-account-id': [
    create({ OfficialAccountUserID: '' }),
    { refused: 6017, accepted: 0, 130007: 130007 },
  ],
  'unknown-owner': [create({ Owner_Account: 'unknown-owner' }), { refused: 6017, 70107: 70107 }],
  'maximum-out-of-range': [create({ MaxSubscriberNum: 0 }), { refused: 6017, accepted: 0 }],
  'delete-request-shape': [
    (desk) => [
      deleteFrom({ SubscriberToDel_Account: ['u'] })(desk),
      deleteFrom({ SubscriberList: [{ Subscriber_Account: 'u' }] })(desk),
    ],
    { both: [[1], [1]], 'sample-only': [[1], 6017], 'table-only': [6017, [1]] },
  ],
  'null-for-optional-field': [create({ Introduction: null }), { refused: 6017, accepted: 0 }],
  'custom-string-missing': [
    (desk) => {
      const account = openAccount(desk);
      add(desk, account, ['u']);
      return desk.code('modify_subscriber_info', { Official_Account: account, Subscriber_Account: 'u' });
    },
    { refused: 6017, accepted: 0 },
  ],
  'size-of-delete-batch': [
    (desk) => typeof deleteFrom({ SubscriberToDel_Account: users(101) })(desk),
    { 'as-for-add': 'number', more: 'object' },
  ],
  'page-above-200': [pageOf250({ Next: '', Limit: 201 }), { capped: 200, refused: 6017 }],
  'limit-absent': [pageOf250({ Next: '' }), { 'page-of-200': 200, everyone: 250 }],
  'unknown-next': [
    pageOf250({ Next: '17-nonsense', Limit: 10 }),
    { refused: 6017, 'first-page': 10, 'no-one': 0, 20001: 20001 },
  ],
  'empty-account-list': [info([]), { refused: 6017, accepted: 0, 20001: 20001 }],
  'too-many-accounts-asked': [info(users(51, '@TOA#_')), { refused: 6017, 20001: 20001 }],
  'missing-account-in-list': [
    (desk) => info([openAccount(desk), '@TOA#_missing', 'malformed'])(desk),
    { 'entry-with-code': 3, 'left-out': 1, refused: 6017 },
  ],
  ...policyScenesOfForm,
  ...policyScenesOfOthers,
};
