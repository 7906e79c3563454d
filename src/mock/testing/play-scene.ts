import { writePageToken } from '../operations/subscribers/page-token.ts';
import type { Reply } from '../server/write-answer.ts';
import { adding, type Desk, openDesk, type Unusual, users } from './desk.ts';
import { fineDetails } from './play-fine-details.ts';
import { oddCalls } from './play-odd-calls.ts';
import { partsOfOthers } from './play-scene-of-others.ts';

const a = '@TOA#_a';

/** Plays something of everything, and returns each reply as text: a faulty mock may not say what a sound one says. */
export function playScene(faults: readonly string[]): readonly string[] {
  const said: string[] = [];
  const desk = openDesk({ faults, limits: { accountsPerSubscriber: 3 } }, (reply) =>
    said.push(textOf(reply)),
  );
  for (const part of parts) {
    part(desk);
    desk.nowMs += 1000;
  }
  return said;
}

function textOf({ status, headers, body, delayMs, breaksOff, withheld, exactly }: Reply): string {
  return JSON.stringify([
    status,
    headers,
    Buffer.from(body).toString('latin1'),
    delayMs,
    breaksOff,
    withheld,
    exactly,
  ]);
}

function open(desk: Desk, id: string, more: object = {}, unusual: Unusual = {}): void {
  const body = { Owner_Account: 'owner', Name: 'name', OfficialAccountUserID: id, ...more };
  desk.reply('create_official_account', body, unusual);
}

function add(desk: Desk, account: string, named: readonly unknown[], unusual: Unusual = {}): void {
  desk.reply('add_subscriber', adding(account, named), unusual);
}

const parts: readonly ((desk: Desk) => void)[] = [
  accounts,
  batches,
  badBodies,
  badQueries,
  signatures,
  regions,
  limits,
  race,
  reading,
  places,
  removing,
  unusual,
  oddCalls,
  ending,
  ...partsOfOthers,
  ...fineDetails,
  burst,
];

function accounts(desk: Desk): void {
  open(desk, a, { MaxSubscriberNum: 500 });
  open(desk, a);
  open(desk, '@TOA#_b');
  open(desk, '@TOA#_C');
  open(desk, '@TOA#_c');
  open(desk, '@TOA#_long', { Name: 'x'.repeat(151) });
  open(desk, '@TOA#_wide', { Name: '名'.repeat(100) });
  open(desk, '@TOA#_@TOA#mine');
  desk.reply('create_official_account', { Owner_Account: 'owner', Name: 'assigned' });
  desk.reply('create_official_account', { Owner_Account: 'owner' });
  desk.reply('create_official_account', { Name: 'name' });
}

function batches(desk: Desk): void {
  desk.reply('get_subscriber_info', { Official_Account: a, Next: '' });
  add(desk, a, ['first']);
  desk.reply('get_subscriber_info', { Official_Account: a, Next: '' });
  add(desk, a, ['first']);
  add(desk, a, ['first', 'second', 'third']);
  for (const count of [99, 100, 101, 102]) add(desk, a, users(count));
  add(desk, '@TOA#_b', ['here']);
  add(desk, '@TOA#_c', ['letters', 'LETTERS']);
  add(desk, '@TOA#_C', ['letters']);
  desk.reply('get_subscriber_info', { Official_Account: a, Limit: '10', Next: '' });
  desk.reply('get_subscriber_info', { Official_Account: a, Next: '' });
  desk.reply('get_subscriber_info', { Official_Account: '@TOA#_b', Next: '' });
}

function badBodies(desk: Desk): void {
  const bodies = [
    { SubscriberList: [] },
    { Official_Account: 5, SubscriberList: [] },
    { Official_Account: a },
    { Official_Account: a, SubscriberList: null },
    { Official_Account: a, SubscriberList: 'x' },
    { Official_Account: a, SubscriberList: ['bare'] },
    { Official_Account: a, SubscriberList: [{}] },
    [],
    adding(a, [12]),
    adding('@TOA#_missing', ['x']),
    adding('malformed', ['x']),
  ];
  for (const body of bodies) desk.reply('add_subscriber', body);
  for (const raw of ['{', '', undefined]) desk.reply('add_subscriber', undefined, { raw });
}

function badQueries(desk: Desk): void {
  for (const name of ['sdkappid', 'identifier', 'usersig', 'contenttype']) {
    add(desk, a, ['x'], { query: { [name]: undefined } });
    add(desk, a, ['x'], { query: { [name]: 'not fit' } });
  }
}

function signatures(desk: Desk): void {
  const calls: readonly Unusual[] = [
    { signed: { expireSeconds: -10 } },
    { signed: { secretKey: 'other' } },
    { signed: { identifier: 'somebody' } },
    { signed: { sdkAppId: 1400000002 } },
    { signed: { identifier: 'somebody' }, query: { identifier: 'somebody' } },
    { query: { usersig: 'garbage' } },
    { query: { sdkappid: '1' } },
    { domainOf: 'seoul' },
    { signed: { identifier: 'ADMINISTRATOR' } },
  ];
  for (const [index, unusual] of calls.entries()) add(desk, a, [`stranger-${index}`], unusual);
}

function regions(desk: Desk): void {
  for (const region of ['frankfurt', 'jakarta']) {
    open(desk, a, {}, { region });
    add(desk, a, users(101), { region });
    add(desk, a, ['new'], { region });
  }
}

function limits(desk: Desk): void {
  open(desk, '@TOA#_small', { MaxSubscriberNum: 2 });
  add(desk, '@TOA#_small', ['s1']);
  desk.nowMs += 100;
  add(desk, '@TOA#_small', ['s2']);
  desk.nowMs += 100;
  add(desk, '@TOA#_small', ['s3']);
  for (const index of [1, 2, 3, 4]) {
    open(desk, `@TOA#_join${index}`);
    add(desk, `@TOA#_join${index}`, ['joiner']);
  }
}

function race(desk: Desk): void {
  open(desk, '@TOA#_raced', { MaxSubscriberNum: 1 });
  add(desk, '@TOA#_raced', ['r1']);
  add(desk, '@TOA#_raced', ['r2']);
}

/** Everything that could use up a place, then the places; and a user in two accounts. */
function places(desk: Desk): void {
  const [one, other] = ['@TOA#_places', '@TOA#_beside'];
  const list = (id: string, more: object = {}) =>
    desk.reply('get_subscriber_info', { Official_Account: id, Next: '', ...more });
  open(desk, one, { MaxSubscriberNum: 3 });
  open(desk, other);
  for (const id of [one, other]) add(desk, id, ['p1', 'p2']);
  list(one, { Limit: 1 });
  list(one, { Next: writePageToken(one, 1) });
  add(desk, one, ['p1']);
  add(desk, one, ['p3']);
  desk.reply('delete_subscriber', { Official_Account: one, SubscriberToDel_Account: ['p1', 'p2', 'p3'] });
  for (const id of [one, other]) list(id);
  add(desk, one, users(101));
  add(desk, one, ['p4', 'p5', 'p6']);
}

function reading(desk: Desk): void {
  desk.reply('get_subscriber_info', { Official_Account: a, Next: '', Limit: 1 });
  desk.reply('get_subscriber_info', { Official_Account: a, Next: '' });
  desk.reply('get_subscriber_info', { Official_Account: a });
  desk.reply('get_subscriber_info', { Official_Account: a, Next: '', Limit: 'x' });
  desk.reply('get_subscriber_info', { Official_Account: '@TOA#_missing', Next: '' });
  const list = (ids: readonly string[]) => ids.map((id) => ({ Official_Account: id }));
  desk.reply('get_official_account_info', { OfficialAccountIdList: list([a, '@TOA#_missing']) });
  desk.reply('get_official_account_info', {
    OfficialAccountIdList: list([a]),
    ResponseFilter: { OfficialAccountBaseInfoFilter: ['Name'] },
  });
  desk.reply('get_official_account_info', {
    OfficialAccountIdList: list([a]),
    ResponseFilter: { OfficialAccountBaseInfoFilter: ['Nonsense'] },
  });
  desk.reply('get_official_account_info', {
    OfficialAccountIdList: list([a]),
    ResponseFilter: { OfficialAccountBaseInfoFilter: ['SubscriberNum'] },
  });
  desk.reply('get_official_account_info', { OfficialAccountIdList: list(users(51, '@TOA#_')) });
}

function removing(desk: Desk): void {
  const remove = (body: object) => desk.reply('delete_subscriber', { Official_Account: a, ...body });
  remove({ SubscriberToDel_Account: ['first', 'stranger'] });
  desk.reply('get_subscriber_info', { Official_Account: a, Next: '' });
  add(desk, a, ['first']);
  desk.reply('get_subscriber_info', { Official_Account: a, Next: '' });
  remove({});
  remove({ SubscriberToDel_Account: 'first' });
  remove({ SubscriberToDel_Account: ['second', 5] });
  desk.reply('get_subscriber_info', { Official_Account: a, Next: '' });
  remove({ SubscriberToDel_Account: ['second'] });
  remove({ Official_Account: '@TOA#_missing', SubscriberToDel_Account: ['x'] });
}

function unusual(desk: Desk): void {
  open(desk, '@TOA#_"quoted"');
  open(desk, '@TOA#_emoji', { Name: '😀' });
  open(desk, '@TOA#_quoted', { Name: '"' });
  open(desk, '@TOA#_longest', { Name: 'x'.repeat(150), CustomString: 'x'.repeat(3000) });
  add(desk, a, ['Capital', '0012', '12', '__proto__']);
  add(desk, a, ['before', 5, 'after']);
  desk.reply('get_subscriber_info', { Official_Account: a, Next: '' });
  desk.reply('add_subscriber', { SubscriberList: [{ Subscriber_Account: 'k' }], Official_Account: a });
  const plain = JSON.stringify({ Owner_Account: 'owner', Name: 'A' });
  for (const raw of [`\n${plain}`, plain.replace('"A"', '"\\u0041"')])
    desk.reply('create_official_account', undefined, { raw });
}

function ending(desk: Desk): void {
  add(desk, '@TOA#_beside', ['here']);
  desk.reply('delete_subscriber', { Official_Account: '@TOA#_b', SubscriberToDel_Account: ['nobody'] });
  desk.reply('get_official_account_info', { OfficialAccountIdList: [{ Official_Account: '@TOA#_b' }] });
  for (const id of ['@TOA#_b', '@TOA#_b', '@TOA#_missing']) {
    desk.reply('destroy_official_account', { Official_Account: id });
  }
  add(desk, '@TOA#_b', ['x']);
  open(desk, '@TOA#_b');
  for (const id of ['@TOA#_b', '@TOA#_beside'])
    desk.reply('get_subscriber_info', { Official_Account: id, Next: '' });
  desk.reply('get_subscribed_official_account_list', { Subscriber_Account: 'here' });
  open(desk, '@TOA#_changed', { MaxSubscriberNum: 1 });
  desk.reply('modify_official_account_base_info', { Official_Account: '@TOA#_changed', Name: 'other' });
  add(desk, '@TOA#_changed', ['c1', 'c2']);
}

function burst(desk: Desk): void {
  for (const user of users(30, 'many')) add(desk, a, [user]);
  desk.reply('get_subscriber_info', { Official_Account: a, Next: '' });
  desk.nowMs += 1000;
  for (let call = 0; call < 201; call++) desk.reply('get_subscriber_info', { Official_Account: a, Next: '' });
  desk.reply('get_subscriber_info', { Official_Account: a, Next: '' }, { connection: 2 });
  desk.nowMs += 1000;
  desk.reply('get_subscriber_info', { Official_Account: a, Next: '' });
}
