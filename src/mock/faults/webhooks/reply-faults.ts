import type { AppReply } from '../../webhooks/callback.ts';
import type { Fault } from '../fault.ts';
import { accountOf, putInto, takeFrom, usersToAdd } from '../making/account-of.ts';
import { type About, tampers, withHooks } from '../making/make-fault.ts';

const allowed: AppReply = { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0 };
const refused: AppReply = { ActionStatus: 'FAIL', ErrorInfo: '', ErrorCode: 1 };

/** Defects in what the app's replies lead to. */
export const replyFaults: readonly Fault[] = [
  hears(
    {
      name: 'callback-refusal-ignored',
      clause: 'before_add_subscriber.reply.refuses-all',
      says: 'What the app refuses is done all the same.',
    },
    () => allowed,
  ),
  hears(
    {
      name: 'callback-refused-users-added',
      clause: 'before_add_subscriber.reply.refuses-some',
      says: 'Users whom the app refuses are subscribed all the same.',
    },
    (reply) => (reply.ErrorCode === 0 ? allowed : reply),
  ),
  tampers(
    {
      name: 'callback-refused-users-stored',
      clause: 'before_add_subscriber.reply.refuses-some',
      alsoBreaks: ['get_subscriber_info.state.pages-list-everyone'],
      says: 'Users whom the app refuses get Result 0 and are subscribed.',
    },
    (call) => putInto(call, accountOf(call), [...(call.refusedUsers ?? [])]),
  ),
  hears(
    {
      name: 'callback-refuses-others-too',
      clause: 'before_add_subscriber.reply.refuses-some',
      alsoBreaks: ['before_add_subscriber.reply.refused-lists'],
      says: 'A call some of whose users the app refuses is refused as a whole.',
    },
    (reply) => (namesUsers(reply) ? refused : reply),
  ),
  hears(
    {
      name: 'callback-own-code-replaced',
      clause: 'before_create_official_account.reply.own-code',
      says: 'A code of the app is replaced by that of every refusal.',
    },
    (reply) => (reply.ErrorCode >= 120_001 ? refused : reply),
  ),
  hears(
    {
      name: 'callback-last-own-code-replaced',
      clause: 'before_send_msg.reply.own-code',
      alsoBreaks: ['before_create_official_account.reply.own-code'],
      says: 'The last of the codes that an app may have passed on is not.',
    },
    (reply) => (reply.ErrorCode === 130_000 ? refused : reply),
  ),
  hears(
    {
      name: 'callback-replacement-ignored',
      clause: 'before_send_msg.reply.replaces',
      says: 'A message that the app replaces is sent as it was.',
    },
    (reply) => (reply.MsgBody === undefined ? reply : allowed),
  ),
  hears(
    {
      name: 'callback-drop-refused',
      clause: 'before_send_msg.reply.drops',
      says: 'A message that the app drops is refused.',
    },
    (reply) => (reply.ErrorCode === 2 ? refused : reply),
  ),
  hears(
    {
      name: 'callback-drop-ignored',
      clause: 'before_send_msg.reply.drops',
      says: 'A message that the app drops is sent.',
    },
    (reply) => (reply.ErrorCode === 2 ? allowed : reply),
  ),
  withHooks(
    {
      name: 'callback-without-reply-refuses',
      clause: 'webhooks.delivery.timeout',
      says: 'A call about which the app does not reply in time is refused.',
    },
    { appReply: (reply) => reply ?? refused },
  ),
  withHooks(
    {
      name: 'callback-waited-for-too-long',
      clause: 'webhooks.delivery.timeout',
      says: 'A reply of the app may take four seconds more than it should.',
    },
    { webhookTimeoutMs: (timeoutMs) => timeoutMs + 4000 },
  ),
  withHooks(
    {
      name: 'callback-not-waited-for',
      clause: 'webhooks.delivery.timeout',
      says: 'A reply of the app may take a tenth of the time that it should.',
    },
    { webhookTimeoutMs: (timeoutMs) => timeoutMs / 10 },
  ),
  withHooks(
    {
      name: 'callback-reply-after-obeyed',
      clause: 'webhooks.delivery.after-reply-ignored',
      says: 'An addition that the app refuses when it is told of it is undone.',
    },
    {
      toldReply(reply, call) {
        if (reply.ErrorCode !== 0) takeFrom(call, accountOf(call), usersToAdd(call));
      },
    },
  ),
];

/** A fault that takes replies for others. */
function hears(about: About, take: (reply: AppReply) => AppReply): Fault {
  return withHooks(about, { appReply: (reply) => (reply === undefined ? undefined : take(reply)) });
}

function namesUsers({ ErrorCode, RefusedSubscribers_Account, RefusedMembers_Account }: AppReply): boolean {
  return ErrorCode === 0 && (RefusedSubscribers_Account ?? RefusedMembers_Account) !== undefined;
}
