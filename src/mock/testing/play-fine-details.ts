import { adding, type Desk, users } from './desk.ts';

const info = 'get_official_account_info';

function open(desk: Desk, id: string, more: object = {}): void {
  desk.reply('create_official_account', {
    ...{ Owner_Account: 'owner', Name: 'name', OfficialAccountUserID: id },
    ...more,
  });
}

function add(desk: Desk, account: string, named: readonly unknown[]): void {
  desk.reply('add_subscriber', adding(account, named));
}

function page(desk: Desk, account: string): void {
  desk.reply('get_subscriber_info', { Official_Account: account, Next: '' });
}

/** What shows only in some places: parts of a scene about single entries, times and ends. */
export const fineDetails: readonly ((desk: Desk) => void)[] = [
  callers,
  mixedBatches,
  failingEntries,
  ownData,
  destroyedAccounts,
  messages,
];

function callers(desk: Desk): void {
  open(desk, '@TOA#_fine');
  const hour = 3600;
  const add = adding('@TOA#_fine', ['caller']);
  desk.reply('add_subscriber', add, { signed: { expireSeconds: 180 * 24 * hour } });
  const identifier = 'administrator-nobody';
  desk.reply('add_subscriber', add, { signed: { identifier }, query: { identifier } });
}

function mixedBatches(desk: Desk): void {
  const named = users(20, 'fine');
  add(desk, '@TOA#_fine', named.slice(0, 10));
  add(desk, '@TOA#_fine', named);
  add(desk, '@TOA#_fine', ['twice', 'twice', 'fine0', 'once']);
  add(desk, '@TOA#_fine', ['before', 5, 'after']);
  for (const user of ['fine-a', 'fine-A']) add(desk, '@TOA#_fine', [user]);
  const SubscriberToDel_Account = ['fine-a'];
  desk.reply('delete_subscriber', { Official_Account: '@TOA#_fine', SubscriberToDel_Account });
  page(desk, '@TOA#_fine');
}

function failingEntries(desk: Desk): void {
  for (const id of ['@TOA#_room', '@TOA#_tight']) open(desk, id, { MaxSubscriberNum: 3 });
  add(desk, '@TOA#_room', ['no body', 'no body 2']);
  add(desk, '@TOA#_room', ['r1', 'r2', 'r3']);
  add(desk, '@TOA#_tight', ['t1', 't2']);
  add(desk, '@TOA#_tight', ['t1', 't2', 't3']);
}

function ownData(desk: Desk): void {
  open(desk, '@TOA#_data', { Owner_Account: 'keeper', CustomString: 'two\nlines' });
  for (const id of ['@TOA#_data-2', '@TOA#_data-3']) open(desk, id, { Owner_Account: 'keeper' });
  desk.nowMs += 1000;
  for (const id of ['@TOA#_data', '@TOA#_data-2', '@TOA#_data-3']) add(desk, id, ['own']);
  const whom = { Official_Account: '@TOA#_data', Subscriber_Account: 'own' };
  desk.nowMs += 1000;
  desk.reply('modify_subscriber_info', { ...whom, CustomString: 'own text' });
  page(desk, '@TOA#_data');
  add(desk, '@TOA#_data', ['own']);
  page(desk, '@TOA#_data');
  for (const more of [{}, { Limit: 1 }, { Limit: 1, Offset: 1 }])
    desk.reply('get_subscribed_official_account_list', { Subscriber_Account: 'own', ...more });
  desk.reply('get_subscribed_official_account_list', { Subscriber_Account: 'keeper' });
  const asked = { OfficialAccountIdList: [{ Official_Account: '@TOA#_data' }] };
  desk.reply('modify_official_account_base_info', { Official_Account: '@TOA#_data', Name: 'new' });
  desk.reply(info, asked);
  desk.reply(info, asked, { acceptEncoding: 'gzip' });
}

function destroyedAccounts(desk: Desk): void {
  desk.reply('destroy_official_account', { Official_Account: '@TOA#_data' });
  const ids = ['@TOA#_data', '@TOA#_data-2'];
  for (let look = 0; look < 4; look++)
    desk.reply(info, { OfficialAccountIdList: ids.map((id) => ({ Official_Account: id })) });
}

function messages(desk: Desk): void {
  const send = (account: string, ...words: readonly string[]) =>
    desk.reply('send_official_account_msg', {
      Official_Account: account,
      Random: 1,
      MsgBody: words.map((Text) => ({ MsgType: 'TIMTextElem', MsgContent: { Text } })),
    });
  const pull = (account: string) =>
    desk.reply('official_account_msg_get_simple', { Official_Account: account, ReqMsgNumber: 20 });
  for (const id of ['@TOA#_says', '@TOA#_says-too', '@TOA#_says-much']) {
    open(desk, id);
    add(desk, id, ['listener']);
  }
  for (const id of ['@TOA#_says', '@TOA#_says-too']) send(id, 'the <same> &', 'words');
  send('@TOA#_says-much', '\u5b57'.repeat(6000));
  for (const id of ['@TOA#_says', '@TOA#_says-too', '@TOA#_says-much']) pull(id);
  const MsgKeyList = [`1_1_${Math.floor(desk.nowMs / 1000)}`];
  desk.reply('official_account_msg_recall', { Official_Account: '@TOA#_says-much', MsgKeyList });
  for (const id of ['@TOA#_says', '@TOA#_says-too']) pull(id);
  desk.nowMs += 2000;
  send('@TOA#_says', 'one more');
  const both = [...MsgKeyList, `2_1_${Math.floor(desk.nowMs / 1000)}`];
  for (const keys of [MsgKeyList, both]) {
    desk.reply('official_account_msg_recall', { Official_Account: '@TOA#_says', MsgKeyList: keys });
    pull('@TOA#_says');
  }
  pull('@TOA#_says');
}
