import { bodyOf, entriesOf } from '../../operations/request-body.ts';
import type { Fault } from '../fault.ts';
import { changesAfterwards } from '../making/changes-account.ts';
import { changesAccepted, type Entry } from '../making/make-fault.ts';

const recall = 'official_account_msg_recall';

const changeRecalled = (change: (entries: readonly Entry[]) => readonly Entry[]) => (answer: Entry) => ({
  ...answer,
  RecallRetList: change(entriesOf(answer.RecallRetList) as readonly Entry[]),
});

/** Defects of official_account_msg_recall. */
export const recalledMessageFaults: readonly Fault[] = [
  changesAccepted(
    {
      name: 'recall-tells-successes-only',
      clause: `${recall}.response.one-entry-per-message`,
      says: 'Messages that could not be recalled are left out of the answer.',
    },
    recall,
    changeRecalled((entries) => entries.filter(({ RetCode }) => RetCode === 0)),
  ),
  changesAccepted(
    {
      name: 'recall-all-or-nothing',
      clause: `${recall}.response.entry-fails-alone`,
      says: 'Where one message cannot be recalled, every entry fails.',
    },
    recall,
    changeRecalled((entries) =>
      entries.some(({ RetCode }) => RetCode !== 0)
        ? entries.map((entry) => ({ ...entry, RetCode: 10030 }))
        : entries,
    ),
  ),
  changesAccepted(
    {
      name: 'recall-always-fails',
      clause: `${recall}.state.recalled`,
      says: 'No message can be recalled.',
    },
    recall,
    changeRecalled((entries) => entries.map((entry) => ({ ...entry, RetCode: 10030 }))),
  ),
  changesAfterwards(
    {
      name: 'recall-of-all-messages',
      clause: 'send_official_account_msg.state.message-is-stored',
      says: 'A recall of one message takes back all that the account sent.',
    },
    recall,
    ({ log: { messages } }) => {
      for (const message of messages) message.recalled = true;
    },
  ),
  changesAfterwards(
    {
      name: 'recall-of-first-only',
      clause: `${recall}.state.recalled-is-gone`,
      says: 'Of several messages that are recalled at once only the first is gone.',
    },
    recall,
    ({ log: { messages } }, call) => {
      const [, ...others] = entriesOf(bodyOf(call).MsgKeyList);
      for (const message of messages) if (others.includes(message.key)) message.recalled = false;
    },
  ),
  changesAfterwards(
    {
      name: 'recall-without-effect',
      clause: `${recall}.state.recalled-is-gone`,
      says: 'A message whose recall succeeded can be pulled as before.',
    },
    recall,
    ({ log: { messages } }) => {
      for (const message of messages) message.recalled = false;
    },
  ),
];
