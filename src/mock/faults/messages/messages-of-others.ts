import { bodyOf, entriesOf } from '../../operations/request-body.ts';
import { addMessage } from '../../state/message-log.ts';
import type { Fault } from '../fault.ts';
import { accountOf } from '../making/account-of.ts';
import { changesAccepted, tampers, withHooks } from '../making/make-fault.ts';
import { changePulled } from './messages-pulled.ts';

const send = 'send_official_account_msg';
const stored = `${send}.state.message-is-stored`;

/** @source error-codes#message-size */
const mostCharacters = 12 * 1024;

/** Defects of messages that show between accounts, or in words of many bytes. */
export const messagesOfOthersFaults: readonly Fault[] = [
  withHooks(
    {
      name: 'message-repeats-another-account',
      clause: stored,
      says: 'A message is dropped because another account has sent the same words.',
    },
    {
      instead(call) {
        const own = call.operation?.command === send ? accountOf(call) : undefined;
        if (own === undefined) return undefined;
        const body = JSON.stringify(bodyOf(call).MsgBody);
        const others = [...(call.runtime?.state.accounts.values() ?? [])].filter((one) => one !== own);
        const same = others
          .flatMap(({ log }) => log.messages)
          .find((message) => JSON.stringify(message.body) === body);
        return same && { fields: { MsgTime: Math.floor(call.nowMs / 1000), MsgKey: same.key } };
      },
    },
  ),
  changesAccepted(
    {
      name: 'message-words-escaped',
      clause: stored,
      says: 'The signs of HTML in the words of a message are pulled as entities.',
    },
    'official_account_msg_get_simple',
    changePulled((entries) =>
      entries.map((entry) => ({
        ...entry,
        MsgBody: JSON.parse(JSON.stringify(entry.MsgBody).replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
      })),
    ),
  ),
  changesAccepted(
    {
      name: 'message-of-first-element',
      clause: stored,
      says: 'Of a message of several elements only the first is stored.',
    },
    'official_account_msg_get_simple',
    changePulled((entries) =>
      entries.map((entry) => ({ ...entry, MsgBody: entriesOf(entry.MsgBody).slice(0, 1) })),
    ),
  ),
  tampers(
    {
      name: 'recall-in-other-accounts',
      clause: stored,
      says: 'A recall takes back the messages of that key of every account.',
    },
    (call) => {
      if (call.operation?.command !== 'official_account_msg_recall') return;
      const keys = new Set(entriesOf(bodyOf(call).MsgKeyList));
      for (const { id, log } of call.runtime?.state.accounts.values() ?? [])
        for (const message of log.messages)
          if (id !== bodyOf(call).Official_Account && keys.has(message.key)) message.recalled = true;
    },
  ),
  withHooks(
    {
      name: 'message-size-in-characters',
      clause: `${send}.limits.message-size`,
      says: 'The size of a message is counted in characters and not in bytes.',
    },
    {
      instead(call) {
        const log = call.operation?.command === send ? accountOf(call)?.log : undefined;
        const body = entriesOf(bodyOf(call).MsgBody);
        const text = JSON.stringify(body);
        const differs = text.length <= mostCharacters && Buffer.byteLength(text) > mostCharacters;
        if (log === undefined || !differs) return undefined;
        const { key } = addMessage(log, { sentAtMs: call.nowMs, random: 0, body }, true);
        return { fields: { MsgTime: Math.floor(call.nowMs / 1000), MsgKey: key } };
      },
    },
  ),
];
