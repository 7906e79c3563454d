import { describe, expect, test } from 'vitest';
import { add, type Desk, openAccount, openDesk, subscribersOf } from '../testing/desk.ts';

const a = '@TOA#_a';
const b = '@TOA#_b';

type Answer = Readonly<Record<string, unknown>>;

const say = (desk: Desk, text: string, more: object = {}) =>
  desk.ask('send_official_account_msg', {
    Official_Account: a,
    Random: 7,
    MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: text } }],
    ...more,
  });

const pull = (desk: Desk, more: object = {}) =>
  desk.ask('official_account_msg_get_simple', { Official_Account: a, ...more });

const joined = (desk: Desk, more: object = {}) =>
  desk.ask('get_subscribed_official_account_list', { Subscriber_Account: 'u', ...more });

const idsIn = ({ OfficialAccountInfoList: list }: Answer) =>
  (list as readonly { readonly Official_Account: string }[]).map(({ Official_Account: id }) => id);

const keysIn = ({ RspMsgList: list }: Answer) =>
  (list as readonly { readonly MsgKey: string }[]).map(({ MsgKey: key }) => key);

function openWithUser(options: Parameters<typeof openDesk>[0] = {}): Desk {
  const desk = openDesk(options);
  for (const id of [a, b]) add(desk, openAccount(desk, id), ['u']);
  return desk;
}

describe('modifying an account', () => {
  test('makes room for as many more as the new maximum allows', () => {
    const desk = openDesk();
    openAccount(desk, a, { MaxSubscriberNum: 1 });
    expect(add(desk, a, ['u'])).toEqual([1]);
    expect(add(desk, a, ['v'])).toBe(130006);
    desk.ask('modify_official_account_base_info', { Official_Account: a, MaxSubscriberNum: 2 });
    expect([add(desk, a, ['v']), add(desk, a, ['w'])]).toEqual([[1], 130006]);
  });

  test('to fewer places than subscribers takes nobody away', () => {
    const desk = openDesk();
    add(desk, openAccount(desk, a), ['u', 'v']);
    desk.ask('modify_official_account_base_info', { Official_Account: a, MaxSubscriberNum: 1 });
    expect(subscribersOf(desk, a)).toEqual(['u', 'v']);
    expect([add(desk, a, ['u']), add(desk, a, ['w'])]).toEqual([[2], 130006]);
  });
});

describe('the text of a subscriber', () => {
  const modify = (desk: Desk, user: string) =>
    desk.code('modify_subscriber_info', {
      Official_Account: a,
      Subscriber_Account: user,
      CustomString: 'gold',
    });
  const textOf = (desk: Desk) => {
    const page = desk.ask('get_subscriber_info', { Official_Account: a, Next: '' });
    return (page.SubscriberList as readonly { readonly CustomString: string }[])[0]?.CustomString;
  };

  test('is listed, and ends with the subscription', () => {
    const desk = openWithUser();
    expect([modify(desk, 'u'), textOf(desk)]).toEqual([0, 'gold']);
    desk.ask('delete_subscriber', { Official_Account: a, SubscriberToDel_Account: ['u'] });
    expect([modify(desk, 'u'), add(desk, a, ['u']), textOf(desk)]).toEqual([131003, [1], '']);
  });
});

describe('the accounts of a user', () => {
  test('are listed page by page, in the order of their creation', () => {
    const desk = openWithUser();
    expect(idsIn(joined(desk))).toEqual([a, b]);
    const first = joined(desk, { Limit: 1 });
    expect([idsIn(first), first.TotalCount, first.CompleteFlag, first.Next]).toEqual([[a], 2, 0, 1]);
    const last = joined(desk, { Limit: 1, Offset: 1 });
    expect([idsIn(last), last.CompleteFlag, last.Next]).toEqual([[b], 1, 2]);
  });

  test('end with the subscription, and with the account', () => {
    const desk = openWithUser();
    desk.ask('delete_subscriber', { Official_Account: a, SubscriberToDel_Account: ['u'] });
    expect(idsIn(joined(desk))).toEqual([b]);
    desk.ask('destroy_official_account', { Official_Account: b });
    expect(idsIn(joined(desk))).toEqual([]);
  });
});

describe('messages', () => {
  const second = 1000;

  test('are sent one a second, two an hour', () => {
    const desk = openWithUser();
    const codeAfter = (ms: number, text: string) => {
      desk.nowMs += ms;
      return say(desk, text).ErrorCode;
    };
    expect(codeAfter(0, 'one')).toBe(0);
    expect(codeAfter(second - 1, 'two')).toBe(10023);
    expect(codeAfter(1, 'two')).toBe(0);
    expect(codeAfter(second, 'three')).toBe(10023);
    expect(codeAfter(3600 * second - 2 * second, 'three')).toBe(0);
  });

  test('are dropped for five minutes where they repeat one, which is answered again', () => {
    const desk = openWithUser({ policy: { 'broadcasts-per-hour': 'not-counted' } });
    const { MsgKey } = say(desk, 'same');
    desk.nowMs += 300 * second - 1;
    expect(say(desk, 'same').MsgKey).toBe(MsgKey);
    desk.nowMs += 1;
    expect(say(desk, 'same').MsgKey).not.toBe(MsgKey);
    expect(keysIn(pull(desk))).toHaveLength(2);
  });

  test('are pulled from the newest back, as many as are asked for', () => {
    const desk = openWithUser({ policy: { 'broadcasts-per-hour': 'not-counted' } });
    const keys = ['one', 'two', 'three'].map((text) => {
      desk.nowMs += second;
      return String(say(desk, text).MsgKey);
    });
    const newest = pull(desk, { ReqMsgNumber: 2 });
    expect([keysIn(newest), newest.IsFinished]).toEqual([keys.slice(1), 0]);
    const rest = pull(desk, { ReqMsgNumber: 2, LastMsgKey: newest.LastMsgKey });
    expect([keysIn(rest), rest.IsFinished]).toEqual([keys.slice(0, 1), 1]);
  });

  test('for those online only cannot be pulled', () => {
    const desk = openWithUser();
    expect(say(desk, 'now', { OnlineOnlyFlag: 1 }).ErrorCode).toBe(0);
    expect(keysIn(pull(desk))).toEqual([]);
  });

  test('are refused above 12 KB', () => {
    const desk = openWithUser();
    expect(say(desk, 'x'.repeat(12 * 1024)).ErrorCode).toBe(80002);
    expect(say(desk, 'x'.repeat(12 * 1000)).ErrorCode).toBe(0);
  });

  test('are recalled each by itself', () => {
    const desk = openWithUser();
    const { MsgKey } = say(desk, 'words');
    const recall = () =>
      desk.ask('official_account_msg_recall', { Official_Account: a, MsgKeyList: [MsgKey, '9_1_1'] })
        .RecallRetList;
    expect(recall()).toEqual([
      { MsgKey, RetCode: 0 },
      { MsgKey: '9_1_1', RetCode: 10030 },
    ]);
    expect(recall()).toMatchObject([{ RetCode: 10030 }, { RetCode: 10030 }]);
  });

  test('of an account that does not exist are refused with the code of the page that names one', () => {
    const desk = openDesk();
    expect(say(desk, 'words').ErrorCode).toBe(130004);
    expect(desk.code('official_account_msg_recall', { Official_Account: a, MsgKeyList: ['1_1_1'] })).toBe(
      10010,
    );
  });
});
