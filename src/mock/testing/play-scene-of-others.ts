import { adding, type Desk, users } from './desk.ts';

/** Parts of the scene about the operations around the subscribing ones. */

const a = '@TOA#_x';
const b = '@TOA#_y';
const missing = '@TOA#_missing';

function open(desk: Desk, id: string, more: object = {}): void {
  const body = { Owner_Account: 'owner', Name: 'name', OfficialAccountUserID: id, ...more };
  desk.reply('create_official_account', body);
}

const modify = (desk: Desk, body: object) => desk.reply('modify_official_account_base_info', body);
const modifyUser = (desk: Desk, body: object) => desk.reply('modify_subscriber_info', body);
const joinedBy = (desk: Desk, body: object) => desk.reply('get_subscribed_official_account_list', body);

function infoOf(desk: Desk, ...ids: readonly string[]): void {
  const list = ids.map((id) => ({ Official_Account: id }));
  desk.reply('get_official_account_info', { OfficialAccountIdList: list });
}

function listOf(desk: Desk, account: string): void {
  desk.reply('get_subscriber_info', { Official_Account: account, Next: '' });
}

function modifying(desk: Desk): void {
  open(desk, a, { MaxSubscriberNum: 1 });
  open(desk, b);
  desk.reply('destroy_official_account', { Official_Account: '@TOA#_join4' });
  modify(desk, { Official_Account: a, Name: '名前', Introduction: 'about', Organization: 'club' });
  infoOf(desk, a, b);
  modify(desk, { Official_Account: a, FaceUrl: 'face' });
  modify(desk, { Official_Account: a, Name: 'written', CustomString: 'x'.repeat(3001) });
  modify(desk, { Official_Account: a, Name: 'x'.repeat(151) });
  modify(desk, { Official_Account: a, MaxSubscriberNum: 'x' });
  for (const id of [missing, '@TOA#_join4', 'malformed']) modify(desk, { Official_Account: id, Name: 'x' });
  infoOf(desk, a, b);
}

function raising(desk: Desk): void {
  desk.reply('add_subscriber', adding(a, ['m1']));
  modify(desk, { Official_Account: a, MaxSubscriberNum: 2 });
  desk.reply('add_subscriber', adding(a, ['m2']));
  desk.reply('add_subscriber', adding(a, ['m3']));
  desk.reply('add_subscriber', adding(b, ['m1']));
}

function modifyingUsers(desk: Desk): void {
  const m1 = { Official_Account: a, Subscriber_Account: 'm1' };
  modifyUser(desk, { ...m1, CustomString: 'a text of more than sixteen characters' });
  listOf(desk, a);
  modifyUser(desk, { ...m1, CustomString: 'x'.repeat(3001) });
  modifyUser(desk, m1);
  modifyUser(desk, { ...m1, Official_Account: missing, CustomString: 'x' });
  listOf(desk, a);
}

function paging(desk: Desk): void {
  for (const prefix of ['p', 'q', 'r']) desk.reply('add_subscriber', adding(b, users(100, prefix)));
  desk.reply('get_subscriber_info', { Official_Account: b, Next: '', Limit: 201 });
  infoOf(desk, ...users(25, '@TOA#_many'));
}

/** A place that was asked for in vain, and an account that a user left. */
function leaving(desk: Desk): void {
  const add = (account: string, user: string) => desk.reply('add_subscriber', adding(account, [user]));
  const remove = (account: string, user: string) =>
    desk.reply('delete_subscriber', { Official_Account: account, SubscriberToDel_Account: [user] });
  const full = '@TOA#_full';
  open(desk, full, { MaxSubscriberNum: 1 });
  open(desk, '@TOA#_long');
  infoOf(desk, full);
  add(full, 'f1');
  infoOf(desk, full);
  add(full, 'f2');
  remove(full, 'f1');
  add(full, 'f2');
  for (const id of ['@TOA#_l1', '@TOA#_l2', '@TOA#_l3']) {
    open(desk, id);
    add(id, 'l');
    joinedBy(desk, { Subscriber_Account: 'l' });
  }
  remove('@TOA#_l3', 'l');
  add('@TOA#_l3', 'l');
  desk.reply('destroy_official_account', { Official_Account: '@TOA#_l3' });
  add('@TOA#_full', 'l');
  remove('@TOA#_full', 'f2');
  add('@TOA#_full', 'l');
}

function listing(desk: Desk): void {
  const m1 = { Subscriber_Account: 'm1' };
  joinedBy(desk, m1);
  joinedBy(desk, { ...m1, Limit: 1 });
  joinedBy(desk, { ...m1, Limit: 1, Offset: 1 });
  joinedBy(desk, { ...m1, ResponseFilter: { OfficialAccountBaseInfoFilter: ['Name'] } });
  joinedBy(desk, { ...m1, Limit: 'x' });
  joinedBy(desk, {});
  desk.reply('delete_subscriber', { Official_Account: b, SubscriberToDel_Account: ['m1'] });
  joinedBy(desk, m1);
}

function messages(desk: Desk): void {
  const message = (account: string, text: string) => ({
    Official_Account: account,
    Random: 7,
    MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: text } }],
  });
  const say = (body: object) => desk.reply('send_official_account_msg', body);
  const pull = (body: object) => desk.reply('official_account_msg_get_simple', body);
  const key = `1_1_${Math.floor(desk.nowMs / 1000)}`;
  for (const text of ['words', 'words', 'more', 'x'.repeat(16_384)]) say(message(a, text));
  say(message(missing, 'words'));
  say({ ...message(a, 'words'), Random: undefined });
  say({ ...message(a, 'words'), MsgBody: [{ MsgContent: {} }] });
  for (const account of [a, b, missing]) pull({ Official_Account: account, ReqMsgNumber: 1 });
  pull({ Official_Account: a, ReqMsgNumber: 'x' });
  recalling(desk, key);
  pull({ Official_Account: a });
  pull({ Official_Account: a, WithRecalledMsg: 1 });
}

function recalling(desk: Desk, key: string): void {
  const recall = (body: object) => desk.reply('official_account_msg_recall', body);
  const unknown = Array.from({ length: 11 }, (_, index) => `${index}_1_17`);
  recall({ Official_Account: a, MsgKeyList: unknown });
  recall({ Official_Account: a, MsgKeyList: [key], Reason: 'x'.repeat(101) });
  recall({ Official_Account: missing, MsgKeyList: [key] });
  recall({ Official_Account: a, MsgKeyList: [key, '9_1_17'] });
}

/** What of accounts is told, of whom, and in which pieces. */
function data(desk: Desk): void {
  const message = [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'later words' } }];
  desk.reply('send_official_account_msg', { Official_Account: a, Random: 8, MsgBody: message });
  const pull = { Official_Account: a, ReqMsgNumber: 1, WithRecalledMsg: 1 };
  desk.reply('official_account_msg_get_simple', pull);
  infoOf(desk, a);
  open(desk, b, { Name: 'another name' });
  infoOf(desk, b);
  const wanted = { OfficialAccountBaseInfoFilter: ['Name', 'SubscriberNum'] };
  desk.reply('get_official_account_info', {
    OfficialAccountIdList: [{ Official_Account: b }],
    ResponseFilter: wanted,
  });
  const pair = '@TOA#_pair';
  open(desk, pair);
  for (const end of ['x', 'y']) desk.reply('add_subscriber', adding(pair, [`${'x'.repeat(31)}${end}`]));
  desk.reply('get_subscriber_info', { Official_Account: pair, Next: '', Limit: 2 });
}

/** The parts, in their order. */
export const partsOfOthers: readonly ((desk: Desk) => void)[] = [
  modifying,
  raising,
  modifyingUsers,
  listing,
  messages,
  data,
  paging,
  leaving,
];
