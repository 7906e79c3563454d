import {
  asking,
  baseRequest,
  type Contract,
  type Question,
  type RequestOf,
  recallStep,
  unknownMessage,
  type World,
} from '../../src/check/declare.ts';

const send = 'send_official_account_msg';
const recall = 'official_account_msg_recall';
const pull = 'official_account_msg_get_simple';

/** An account with a subscriber, and one that has sent a message. */
const quiet = { account: 'empty', members: 1 } as const;
const spoken = { ...quiet, message: true } as const;

const pullWith = (fields: Partial<RequestOf<typeof pull>>) =>
  asking(pull, (world) => ({ Official_Account: world.account, ReqMsgNumber: 20, ...fields }));

const recallOf = (key: (world: World) => string) =>
  asking(recall, (world) => ({ Official_Account: world.account, MsgKeyList: [key(world)] }));

/** What is asked about the open questions of messages. */
export function messageQuestions(contract: Contract): readonly Question[] {
  return [...ofSending(contract), ...ofRecalling, ...ofPulling];
}

function ofSending(contract: Contract): readonly Question[] {
  const operation = contract.operations[send];
  const message = (fields: Partial<RequestOf<typeof send>>) => (world: World) => ({
    body: { json: { ...(operation && baseRequest(operation, world)), ...fields } },
  });
  return [
    {
      operation: send,
      silence: 'message-without-subscribers',
      clause: 'service.envelope.ok-iff-zero',
      title: 'a message of an account that nobody subscribes to',
      arrangement: { account: 'empty' },
      users: 0,
      request: message({}),
    },
    {
      operation: send,
      silence: 'online-only-with-control',
      clause: `${send}.request.send-control-names`,
      title: 'SendMsgControl together with OnlineOnlyFlag 1',
      arrangement: quiet,
      users: 0,
      request: message({ SendMsgControl: ['NoLastMsg'], OnlineOnlyFlag: 1 }),
    },
  ];
}

const ofRecalling: readonly Question[] = [
  {
    silence: 'unknown-message',
    clause: `${recall}.response.entry-fields`,
    title: 'a message that does not exist, and no other',
    arrangement: quiet,
    users: 0,
    ...recallOf(() => unknownMessage(1)),
    read: outcomeOfEntry,
  },
  {
    silence: 'recalled-twice',
    clause: `${recall}.response.entry-fields`,
    title: 'a message that was recalled before',
    arrangement: spoken,
    users: 0,
    before: [recallStep],
    ...recallOf(({ message }) => message),
    read: outcomeOfEntry,
  },
];

/** What became of the only message that a recall names. */
function outcomeOfEntry({ ErrorCode, RecallRetList: list }: { readonly [field: string]: unknown }): string {
  if (ErrorCode !== 0) return 'refused';
  const [entry] = Array.isArray(list) ? list : [];
  return entry?.RetCode === 0 ? 'entry-succeeds' : 'entry-fails';
}

const ofPulling: readonly Question[] = [
  {
    silence: 'no-messages',
    clause: `${pull}.response.message-fields`,
    title: 'an account that sent nothing',
    arrangement: { account: 'empty' },
    users: 0,
    ...pullWith({}),
    read: ({ RspMsgList: list }) => (list === undefined ? 'no-list' : 'empty-list'),
  },
  {
    silence: 'unknown-last-key',
    clause: `${pull}.request.last-key-string`,
    title: 'a LastMsgKey that no answer gave',
    arrangement: { account: 'empty' },
    users: 0,
    ...pullWith({ LastMsgKey: unknownMessage(1) }),
  },
  {
    silence: 'mark-of-recalled',
    clause: `${pull}.response.recalled-on-request`,
    title: 'how a recalled message is marked',
    arrangement: spoken,
    users: 0,
    before: [recallStep],
    ...pullWith({ WithRecalledMsg: 1 }),
    read: (body) => marks.get(firstEntry(body)?.IsPlaceMsg) ?? 'otherwise',
  },
  {
    silence: 'place-of-recalled',
    clause: `${pull}.response.message-fields`,
    title: 'what stands in place of a recalled message',
    arrangement: spoken,
    users: 0,
    before: [recallStep],
    ...pullWith({}),
    read: (body) => (firstEntry(body) === undefined ? 'left-out' : 'placeholder'),
  },
];

/** Answers by the value of IsPlaceMsg. */
const marks: ReadonlyMap<unknown, string> = new Map([
  [0, 'not-marked'],
  [1, 'place-message-1'],
  [2, 'place-message-2'],
]);

/** Of an account that sent one message. */
function firstEntry({ RspMsgList: list }: { readonly [field: string]: unknown }) {
  return Array.isArray(list) ? list[0] : undefined;
}
