import type { Call } from '../../call.ts';
import { bodyOf, entriesOf } from '../../operations/request-body.ts';
import type { Fault } from '../fault.ts';
import { changesAccepted, type Entry, withHooks } from '../making/make-fault.ts';

const pull = 'official_account_msg_get_simple';

/** Changes the messages of an answer. */
export const changePulled =
  (change: (entries: readonly Entry[], call: Call) => readonly Entry[]) => (answer: Entry, call: Call) => ({
    ...answer,
    RspMsgList: change(entriesOf(answer.RspMsgList) as readonly Entry[], call),
  });

/** Defects of official_account_msg_get_simple. */
export const pulledMessageFaults: readonly Fault[] = [
  changesAccepted(
    {
      name: 'pull-of-all-accounts',
      clause: `${pull}.state.messages-of-account`,
      says: 'The messages of all accounts are pulled from each.',
    },
    pull,
    (answer, call) => {
      const logs = [...(call.runtime?.state.accounts.values() ?? [])].map(({ log }) => log);
      const all = logs.flatMap(({ messages }) =>
        messages.map(({ key, body }) => ({ MsgKey: key, MsgBody: body })),
      );
      return { ...answer, RspMsgList: all };
    },
  ),
  changesAccepted(
    {
      name: 'pull-names-other-account',
      clause: `${pull}.response.names-account`,
      says: 'The answer names another account than the one that was asked for.',
    },
    pull,
    (answer) => ({ ...answer, Official_Account: '@TOA#_another' }),
  ),
  changesAccepted(
    {
      name: 'pull-ignores-number',
      clause: `${pull}.response.number-kept`,
      says: 'A pull that is full has one entry more than was asked for.',
    },
    pull,
    changePulled((entries, call) =>
      entries.length === bodyOf(call).ReqMsgNumber ? [...entries, ...entries.slice(-1)] : entries,
    ),
  ),
  withHooks(
    {
      name: 'pull-takes-no-number',
      clause: `${pull}.response.number-kept`,
      says: 'However many messages are asked for, all are pulled.',
    },
    {
      instead(call) {
        if (call.operation?.command === pull) call.body = { ...bodyOf(call), ReqMsgNumber: 20 };
        return undefined;
      },
    },
  ),
  changesAccepted(
    {
      name: 'pull-never-finished',
      clause: `${pull}.response.finished`,
      says: 'A pull says that there are more messages, always.',
    },
    pull,
    (answer) => ({ ...answer, IsFinished: 0 }),
  ),
  changesAccepted(
    {
      name: 'recalled-never-pulled',
      clause: `${pull}.response.recalled-on-request`,
      says: 'Recalled messages are not pulled though they are asked for.',
    },
    pull,
    changePulled((entries) => entries.filter(({ IsPlaceMsg }) => IsPlaceMsg === 0)),
  ),
];
