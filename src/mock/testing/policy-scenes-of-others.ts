import { add, type Desk, openAccount, users } from './desk.ts';

/** Scenes about the operations around the subscribing ones; see `policyScenes`. */

const a = '@TOA#_a';

/** An account with one subscriber. */
function withSubscriber(desk: Desk, id = a): string {
  add(desk, openAccount(desk, id), ['u']);
  return id;
}

const modify = (more: object) => (desk: Desk) =>
  desk.code('modify_official_account_base_info', { Official_Account: withSubscriber(desk), ...more });

const joinedBy = (desk: Desk, more: object = {}) =>
  desk.ask('get_subscribed_official_account_list', { Subscriber_Account: 'u', ...more });

const element = (text: string) => ({ MsgType: 'TIMTextElem', MsgContent: { Text: text } });

const messageOf = (text: string, more: object = {}) => ({
  Official_Account: a,
  Random: 7,
  MsgBody: [element(text)],
  ...more,
});

const sendAs = (desk: Desk, text: string, more: object = {}) =>
  desk.ask('send_official_account_msg', messageOf(text, more));

/** Sends one message from an account with a subscriber. */
const send = (more: object) => (desk: Desk) => {
  withSubscriber(desk);
  return sendAs(desk, 'words', more).ErrorCode;
};

const pulled = (desk: Desk, more: object = {}) =>
  desk.ask('official_account_msg_get_simple', { Official_Account: a, ...more });

const keysOf = (answer: Readonly<Record<string, unknown>>) =>
  (answer.RspMsgList as readonly { readonly MsgKey: string }[]).map(({ MsgKey }) => MsgKey);

/** The RetCodes of a recall, or the code of its refusal. */
const recall = (desk: Desk, keys: readonly unknown[]) => {
  const answer = desk.ask('official_account_msg_recall', { Official_Account: a, MsgKeyList: keys });
  const entries = answer.RecallRetList as readonly { readonly RetCode: number }[] | undefined;
  return entries?.map(({ RetCode }) => RetCode) ?? answer.ErrorCode;
};

/** An account whose one message was recalled. */
const withRecalled = (desk: Desk) => {
  withSubscriber(desk);
  const { MsgKey } = sendAs(desk, 'words');
  recall(desk, [MsgKey]);
  return MsgKey;
};

/** Three messages, two seconds apart, and whether each was accepted. */
const threeMessages = (desk: Desk) => {
  withSubscriber(desk);
  return ['one', 'two', 'three'].map((text) => {
    desk.nowMs += 2000;
    return sendAs(desk, text).ErrorCode === 0;
  });
};

/** A message, and the same two seconds later under another number: codes, and how many can be pulled. */
const twiceTheSame = (desk: Desk) => {
  withSubscriber(desk);
  const first = sendAs(desk, 'same').ErrorCode;
  desk.nowMs += 2000;
  const second = sendAs(desk, 'same', { Random: 8 }).ErrorCode;
  return [first, second, keysOf(pulled(desk)).length];
};

export const policyScenesOfOthers: Readonly<
  Record<string, [scene: (desk: Desk) => unknown, outcomes: Record<string, unknown>]>
> = {
  'maximum-below-count': [
    (desk) => {
      const account = openAccount(desk, a);
      add(desk, account, users(3));
      return desk.code('modify_official_account_base_info', {
        Official_Account: account,
        MaxSubscriberNum: 2,
      });
    },
    { accepted: 0, refused: 6017 },
  ],
  'nothing-to-modify': [modify({}), { accepted: 0, refused: 6017, 20001: 20001 }],
  'not-a-subscriber': [
    (desk) =>
      desk.code('modify_subscriber_info', {
        Official_Account: withSubscriber(desk),
        Subscriber_Account: 'stranger',
        CustomString: 'x',
      }),
    { refused: 6017, accepted: 0, 131003: 131003, 130002: 130002 },
  ],
  'names-of-joined-list': [
    (desk) => {
      withSubscriber(desk);
      return 'OfficialAccountInfoList' in joinedBy(desk);
    },
    { 'as-in-client': true, otherwise: false },
  ],
  'id-in-joined-list': [
    (desk) => {
      withSubscriber(desk);
      const [entry] = joinedBy(desk).OfficialAccountInfoList as object[];
      return 'Official_Account' in (entry ?? {});
    },
    { present: true, absent: false },
  ],
  'user-without-subscriptions': [
    (desk) => joinedBy(desk).ErrorCode,
    { accepted: 0, refused: 6017, 131003: 131003 },
  ],
  'joined-page-above-200': [
    (desk) => {
      withSubscriber(desk);
      return joinedBy(desk, { Limit: 201 }).ErrorCode;
    },
    { capped: 0, refused: 6017 },
  ],
  'unknown-filter-field': [
    (desk) => {
      withSubscriber(desk);
      return joinedBy(desk, { ResponseFilter: { SelfInfoFilter: ['Nonsense'] } }).ErrorCode;
    },
    { accepted: 0, refused: 6017, 20001: 20001 },
  ],
  'message-random-out-of-range': [send({ Random: -1 }), { refused: 6017, accepted: 0, 20001: 20001 }],
  'message-without-elements': [send({ MsgBody: [] }), { refused: 6017, accepted: 0, 20001: 20001 }],
  'message-without-subscribers': [
    (desk) => {
      openAccount(desk, a);
      return sendAs(desk, 'words').ErrorCode;
    },
    { accepted: 0, refused: 6017 },
  ],
  'unknown-message-option': [send({ SendMsgControl: ['Nonsense'] }), { refused: 6017, accepted: 0 }],
  'online-only-with-control': [
    send({ SendMsgControl: ['NoLastMsg'], OnlineOnlyFlag: 1 }),
    { accepted: 0, refused: 6017 },
  ],
  'message-too-soon': [
    (desk) => {
      withSubscriber(desk);
      sendAs(desk, 'one');
      return sendAs(desk, 'two').ErrorCode;
    },
    { refused: 6017, 'as-for-groups': 10023, 60007: 60007 },
  ],
  'broadcasts-per-hour': [threeMessages, { counted: [true, true, false], 'not-counted': [true, true, true] }],
  'repeated-message': [twiceTheSame, { dropped: [0, 0, 1], refused: [0, 6017, 1] }],
  'sameness-of-messages': [twiceTheSame, { content: [0, 0, 1], 'content-and-random': [0, 0, 2] }],
  'recall-of-nothing': [
    (desk) => {
      withSubscriber(desk);
      return recall(desk, []);
    },
    { refused: 6017, accepted: [] },
  ],
  'unknown-message': [
    (desk) => {
      withSubscriber(desk);
      return recall(desk, ['9_1_1800000000']);
    },
    { 'entry-fails': [10030], 'entry-succeeds': [0], refused: 6017 },
  ],
  'recalled-twice': [
    (desk) => recall(desk, [withRecalled(desk)]),
    { 'entry-succeeds': [0], 'entry-fails': [10030], refused: 6017 },
  ],
  'no-messages': [
    (desk) => {
      openAccount(desk, a);
      return pulled(desk).RspMsgList;
    },
    { 'empty-list': [], 'no-list': undefined },
  ],
  'mark-of-recalled': [
    (desk) => {
      withRecalled(desk);
      const [entry] = pulled(desk, { WithRecalledMsg: 1 }).RspMsgList as { readonly IsPlaceMsg: number }[];
      return entry?.IsPlaceMsg;
    },
    { 'place-message-2': 2, 'place-message-1': 1, 'not-marked': 0, otherwise: 3 },
  ],
  'place-of-recalled': [
    (desk) => {
      withRecalled(desk);
      return keysOf(pulled(desk)).length;
    },
    { 'left-out': 0, placeholder: 1 },
  ],
  'unknown-last-key': [
    (desk) => {
      openAccount(desk, a);
      return pulled(desk, { LastMsgKey: '9_1_1800000000' }).ErrorCode;
    },
    { accepted: 0, refused: 6017, 20001: 20001 },
  ],
};
