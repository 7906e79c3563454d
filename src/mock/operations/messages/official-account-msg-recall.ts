import type { OfficialAccountMsgRecallRequest } from '../../../contract/generated/official-account-msg-recall.ts';
import type { Refusal } from '../../call.ts';
import type { Mock } from '../../mock.ts';
import type { Account } from '../../state/app-state.ts';
import { findAccount } from '../accounts/find-account.ts';
import type { Handler } from '../handler.ts';
import { refusalBySilence } from '../refusal-by-silence.ts';
import { bodyOf, entriesOf } from '../request-body.ts';
import { asText } from '../user-id.ts';

/** @source recall-message#sample-response */
const notRecalledCode = 10030;

/** Recalls messages, each by itself. @source recall-message */
export const officialAccountMsgRecall: Handler<'official_account_msg_recall'> = (call, mock) => {
  const account = findAccount(call, mock);
  if ('refusal' in account) return account;
  const keys = entriesOf(bodyOf<OfficialAccountMsgRecallRequest>(call).MsgKeyList).map(asText);
  const refusal = refusalOf(keys, account, mock);
  if (refusal !== undefined) return { refusal };
  const entries = keys.map((key) => ({ MsgKey: key, RetCode: recall(key, account, mock) }));
  return { fields: { RecallRetList: entries } };
};

/** A call of which nothing can be recalled may be refused as a whole. */
function refusalOf(keys: readonly string[], { log }: Account, mock: Mock): Refusal | undefined {
  if (keys.length === 0) return refusalBySilence(mock, 'recall-of-nothing', 'the list of messages is empty');
  const known = log.messages.filter(({ key }) => keys.includes(key));
  if (known.length === 0) return refusalBySilence(mock, 'unknown-message', 'no such message');
  return known.every(({ recalled }) => recalled)
    ? refusalBySilence(mock, 'recalled-twice', 'the message was recalled before')
    : undefined;
}

function recall(key: string, { log }: Account, { policies }: Mock): number {
  const message = log.messages.find((one) => one.key === key);
  const silence = message === undefined ? 'unknown-message' : 'recalled-twice';
  if (message !== undefined && !message.recalled) {
    message.recalled = true;
    return 0;
  }
  return policies.answer(silence) === 'entry-succeeds' ? 0 : notRecalledCode;
}
