import type { SendOfficialAccountMsgRequest } from '../../../contract/generated/send-official-account-msg.ts';
import type { Operation } from '../../../contract/types.ts';
import type { Call, Refusal } from '../../call.ts';
import type { Mock } from '../../mock.ts';
import type { Account } from '../../state/app-state.ts';
import { addMessage, type Message } from '../../state/message-log.ts';
import { findAccount } from '../accounts/find-account.ts';
import type { Handler } from '../handler.ts';
import { refusalBySilence } from '../refusal-by-silence.ts';
import { bodyOf, entriesOf } from '../request-body.ts';

/** @source error-codes#message-size */
const largestBodyBytes = 12 * 1024;
/** @source send_official_account_msg#feature-overview */
const messageEveryMs = 1000;
/** @source send_official_account_msg#feature-overview */
const broadcastsPerHour = 2;
const hourMs = 3_600_000;
/** @source send_official_account_msg#feature-overview */
const sameWithinMs = 5 * 60_000;

/** Sends a message to the subscribers of an account. @source send_official_account_msg */
export const sendOfficialAccountMsg: Handler<'send_official_account_msg'> = (call, mock) => {
  const account = findAccount(call, mock);
  if ('refusal' in account) return account;
  const { MsgBody, Random, OnlineOnlyFlag } = bodyOf<SendOfficialAccountMsgRequest>(call);
  const sent = { sentAtMs: call.nowMs, random: Number(Random), body: entriesOf(MsgBody) };
  const repeated = findSame(account, sent, mock);
  const refusal = repeated
    ? refusalBySilence(mock, 'repeated-message', 'the same message was sent before')
    : (refusalOfMessage(call, mock, account) ?? refusalOfRate(call, mock, account));
  if (refusal !== undefined) return { refusal };
  const message = repeated ?? addMessage(account.log, sent, OnlineOnlyFlag !== 1 && call.dropped !== true);
  return { fields: { MsgTime: Math.floor(message.sentAtMs / 1000), MsgKey: message.key } };
};

/** A message of the last minutes that counts as the same. */
function findSame(
  { log }: Account,
  sent: Pick<Message, 'sentAtMs' | 'random' | 'body'>,
  mock: Mock,
): Message | undefined {
  const randomToo = mock.policies.answer('sameness-of-messages') === 'content-and-random';
  const text = JSON.stringify(sent.body);
  return log.messages.findLast(
    ({ sentAtMs, random, body }) =>
      sent.sentAtMs - sentAtMs < sameWithinMs &&
      (!randomToo || random === sent.random) &&
      JSON.stringify(body) === text,
  );
}

function refusalOfMessage(call: Call, mock: Mock, { subscribers }: Account): Refusal | undefined {
  const { MsgBody, OnlineOnlyFlag, SendMsgControl } = bodyOf<SendOfficialAccountMsgRequest>(call);
  if (Buffer.byteLength(JSON.stringify(entriesOf(MsgBody))) > largestBodyBytes) {
    const info = 'the body of the message must have at most 12 KB';
    return mock.refusals.bySituation(call.operation as Operation, { message: 'too-large' }, info);
  }
  const excluded = OnlineOnlyFlag === 1 && entriesOf(SendMsgControl).length > 0;
  const refusal = excluded
    ? refusalBySilence(mock, 'online-only-with-control', 'SendMsgControl does not go with OnlineOnlyFlag 1')
    : undefined;
  if (refusal !== undefined || subscribers.size > 0) return refusal;
  return refusalBySilence(mock, 'message-without-subscribers', 'the account has no subscribers');
}

function refusalOfRate(call: Call, mock: Mock, { log }: Account): Refusal | undefined {
  const within = (ms: number) => log.sentAtMs.filter((sentAtMs) => call.nowMs - sentAtMs < ms).length;
  const counted = mock.policies.answer('broadcasts-per-hour') === 'counted';
  const tooSoon = within(messageEveryMs) > 0 || (counted && within(hourMs) >= broadcastsPerHour);
  if (!tooSoon) return undefined;
  const info = 'the account sends messages too fast';
  return mock.refusals.bySituation(call.operation as Operation, { message: 'too-soon' }, info);
}
