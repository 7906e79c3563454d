import type { OfficialAccountMsgGetSimpleRequest } from '../../../contract/generated/official-account-msg-get-simple.ts';
import type { Mock } from '../../mock.ts';
import type { Account } from '../../state/app-state.ts';
import type { Message } from '../../state/message-log.ts';
import { findAccount } from '../accounts/find-account.ts';
import type { Handler } from '../handler.ts';
import { refusalBySilence } from '../refusal-by-silence.ts';
import { bodyOf } from '../request-body.ts';

/** @source java-client#messages about 20 come at once */
const largestPull = 20;

/** What IsPlaceMsg says of a recalled message, by the answer to the open question. */
const marks: Readonly<Record<string, number>> = {
  'place-message-2': 2,
  'place-message-1': 1,
  'not-marked': 0,
  otherwise: 3,
};

/** Pulls the newest messages of an account, or those before the last one pulled. @source pull-messages */
export const officialAccountMsgGetSimple: Handler<'official_account_msg_get_simple'> = (call, mock) => {
  const account = findAccount(call, mock);
  if ('refusal' in account) return account;
  const body = bodyOf<OfficialAccountMsgGetSimpleRequest>(call);
  const end = endOf(account, body.LastMsgKey, mock);
  if (typeof end !== 'number') return end;
  const shown = account.log.messages
    .slice(0, end)
    .filter(({ recalled }) => !recalled || body.WithRecalledMsg === 1 || hasPlaceholder(mock));
  const pulled = shown.slice(Math.max(0, shown.length - pullSize(body.ReqMsgNumber)));
  const list = pulled.map((message) => entryFor(message, account, body.WithRecalledMsg === 1, mock));
  const noList = list.length === 0 && mock.policies.answer('no-messages') === 'no-list';
  return {
    fields: {
      Official_Account: account.id,
      IsFinished: pulled.length === shown.length ? 1 : 0,
      LastMsgKey: pulled[0]?.key ?? '',
      ...(noList ? {} : { RspMsgList: list }),
    },
  };
};

/** The place before which messages are pulled: that of the last one pulled, or the end. */
function endOf({ log }: Account, lastKey: unknown, mock: Mock) {
  const place = log.messages.findIndex(({ key }) => key === lastKey);
  if (place >= 0) return place;
  const refusal =
    typeof lastKey === 'string'
      ? refusalBySilence(mock, 'unknown-last-key', 'LastMsgKey must be one that an answer gave')
      : undefined;
  return refusal === undefined ? log.messages.length : { refusal };
}

function pullSize(number: unknown): number {
  return typeof number === 'number' && number >= 1 ? Math.min(number, largestPull) : largestPull;
}

function hasPlaceholder({ policies }: Mock): boolean {
  return policies.answer('place-of-recalled') === 'placeholder';
}

function entryFor(message: Message, account: Account, withRecalled: boolean, { policies }: Mock) {
  const { sequence, key, sentAtMs, random, body, recalled } = message;
  const mark = withRecalled ? (marks[policies.answer('mark-of-recalled')] ?? 0) : 1;
  return {
    From_Account: account.profile.Owner_Account,
    IsPlaceMsg: recalled ? mark : 0,
    ...(recalled && !withRecalled ? {} : { MsgBody: body }),
    MsgSeq: sequence,
    MsgRandom: random,
    MsgKey: key,
    MsgTimeStamp: Math.floor(sentAtMs / 1000),
  };
}
