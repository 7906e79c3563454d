import { bodyOf, entriesOf, memberOf } from '../../operations/request-body.ts';
import { addMessage } from '../../state/message-log.ts';
import type { Fault } from '../fault.ts';
import { accountOf } from '../making/account-of.ts';
import { changesAfterwards } from '../making/changes-account.ts';
import { changesAccepted, inSituation, withHooks } from '../making/make-fault.ts';
import { changePulled } from './messages-pulled.ts';

const send = 'send_official_account_msg';
const pull = 'official_account_msg_get_simple';

/** @source error-codes#message-size */
const largestBodyBytes = 12 * 1024;

/** Defects of send_official_account_msg. */
export const sentMessageFaults: readonly Fault[] = [
  withHooks(
    {
      name: 'repeated-message-stored',
      clause: `${send}.state.repeated-is-dropped`,
      says: 'A message with the content of the one before it is sent and stored like any other.',
    },
    {
      instead(call) {
        const log = call.operation?.command === send ? accountOf(call)?.log : undefined;
        const before = log?.messages.at(-1);
        const body = entriesOf(bodyOf(call).MsgBody);
        if (log === undefined || JSON.stringify(before?.body) !== JSON.stringify(body)) return undefined;
        const { key } = addMessage(log, { sentAtMs: call.nowMs, random: 0, body }, true);
        return { fields: { MsgTime: Math.floor(call.nowMs / 1000), MsgKey: key } };
      },
    },
  ),
  withHooks(
    {
      name: 'second-message-at-once',
      clause: `${send}.limits.one-message-a-second`,
      says: 'An account may send its two messages of an hour at the same moment.',
    },
    {
      instead(call) {
        const log = call.operation?.command === send ? accountOf(call)?.log : undefined;
        if (log?.sentAtMs.length !== 1) return undefined;
        const body = entriesOf(bodyOf(call).MsgBody);
        const same = JSON.stringify(log.messages.at(-1)?.body) === JSON.stringify(body);
        if (same || Buffer.byteLength(JSON.stringify(body)) > largestBodyBytes) return undefined;
        const { key } = addMessage(log, { sentAtMs: call.nowMs, random: 0, body }, true);
        return { fields: { MsgTime: Math.floor(call.nowMs / 1000), MsgKey: key } };
      },
    },
  ),
  changesAccepted(
    {
      name: 'message-key-too-long',
      clause: `${send}.response.message-key`,
      says: 'The key of a message has more than 50 characters.',
    },
    send,
    (answer) => ({ ...answer, MsgKey: String(answer.MsgKey).padStart(51, '0') }),
  ),
  changesAfterwards(
    {
      name: 'message-lost',
      clause: `${send}.state.message-is-stored`,
      says: 'A message that was sent cannot be pulled.',
    },
    send,
    ({ log: { messages } }) => void messages.pop(),
  ),
  changesAccepted(
    {
      name: 'message-key-of-nothing',
      clause: `${send}.state.message-is-stored`,
      says: 'The answer names another key than the one under which the message is pulled.',
    },
    send,
    (answer) => ({ ...answer, MsgKey: `1${String(answer.MsgKey)}` }),
  ),
  changesAccepted(
    {
      name: 'message-words-mangled',
      clause: `${send}.state.message-is-stored`,
      says: 'The words of a message are pulled in capitals.',
    },
    pull,
    changePulled((entries) =>
      entries.map((entry) => ({
        ...entry,
        MsgBody: entriesOf(entry.MsgBody).map((element) => ({
          MsgType: memberOf(element, 'MsgType'),
          MsgContent: { Text: String(memberOf(memberOf(element, 'MsgContent'), 'Text')).toUpperCase() },
        })),
      })),
    ),
  ),
  withHooks(
    {
      name: 'refused-message-sent',
      clause: `${send}.state.refusal-sends-nothing`,
      says: 'A message that is too large is refused and sent all the same.',
    },
    {
      refuse(refusal, call) {
        const log = accountOf(call)?.log;
        if (log !== undefined && inSituation('message', 'too-large')(refusal, call))
          addMessage(log, { sentAtMs: call.nowMs, random: 0, body: entriesOf(bodyOf(call).MsgBody) }, true);
        return { refusal };
      },
    },
  ),
];
