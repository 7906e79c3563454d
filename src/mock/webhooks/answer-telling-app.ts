import type { WebhookEvent } from '../../contract/types.ts';
import { admit, beginCall, carryOut, conclude, failInside, refuseCall, writeReply } from '../answer-call.ts';
import type { Answer, Call } from '../call.ts';
import type { Mock } from '../mock.ts';
import { namedAccount } from '../operations/accounts/find-account.ts';
import { bodyOf } from '../operations/request-body.ts';
import type { Received } from '../received.ts';
import type { Reply } from '../server/write-answer.ts';
import type { AppLine } from './app-line.ts';
import type { AppReply } from './callback.ts';
import { eventsOf, isDue } from './due-events.ts';
import { type AppRuling, readReply } from './read-reply.ts';
import { type Occasion, writeCallback } from './write-callback.ts';

/**
 * Answers one request of an app that has webhooks: asks the app first, tells it afterwards. A call that the app is not
 * to hear of is answered at once. Never throws, never rejects.
 */
export function answerTellingApp(
  mock: Mock,
  line: AppLine,
  received: Received,
  nowMs: number,
): Reply | Promise<Reply> {
  const call = beginCall(mock, received, nowMs);
  const refused = admit(mock, call);
  if (refused !== undefined) return conclude(mock, call, refused);
  if (!concerns(line, call) || eventsOf(mock, call).length === 0)
    return conclude(mock, call, carryOut(mock, call));
  return askAndTell(mock, line, call).catch((error: unknown) =>
    writeReply(mock, call, failInside(mock, call, error)),
  );
}

/** Whether any name in the call is one of which the app is to be told. */
function concerns(line: AppLine, call: Call): boolean {
  return Object.values(bodyOf(call)).some((value) => typeof value === 'string' && line.wanted(value));
}

async function askAndTell(mock: Mock, line: AppLine, call: Call): Promise<Reply> {
  const account = namedAccount(call);
  const early = mock.hooks.actsUnasked?.(call) ? carryOut(mock, call) : undefined;
  const refused = await ask(mock, line, { call, account });
  const answer = refused ?? early ?? carryOut(mock, call);
  // What a fault does to the state must be done before the app hears of it.
  mock.hooks.afterwards?.(call, answer);
  await tell(mock, line, { call, answer, account: namedAccount(call) ?? account });
  return writeReply(mock, call, answer);
}

/** What the app allowed. */
type Allowed = Extract<AppRuling, { readonly refusedUsers: unknown }>;

/** Asks the app about a call; the answer where it refuses the whole of it. */
async function ask(mock: Mock, line: AppLine, occasion: Occasion): Promise<Answer | undefined> {
  const { call } = occasion;
  for (const event of eventsOf(mock, call)) {
    if (event.kind !== 'before' || !isDue(mock, event, occasion)) continue;
    const [reply] = await send(mock, line, event, occasion);
    const heard = mock.hooks.appReply === undefined ? reply : mock.hooks.appReply(reply, call);
    const ruling = readReply(mock, event, call, heard);
    if ('refusal' in ruling) return refuseCall(mock, call, ruling.refusal);
    if ('dropped' in ruling) call.dropped = true;
    else takeWishes(call, ruling);
  }
  return undefined;
}

/** The call goes on without the users whom the app refuses, and with what it put in place of the caller's. */
function takeWishes(call: Call, { refusedUsers, replaced = {} }: Allowed): void {
  if (refusedUsers.size > 0) call.refusedUsers = refusedUsers;
  if (Object.keys(replaced).length > 0) call.body = { ...bodyOf(call), ...replaced };
}

/** Tells the app what a call did; the answer does not wait for that, unless a fault hides the state meanwhile. */
async function tell(mock: Mock, line: AppLine, occasion: Occasion): Promise<void> {
  const { call, answer } = occasion;
  const due = eventsOf(mock, call).filter((event) => event.kind === 'after' && isDue(mock, event, occasion));
  if (due.length === 0) return;
  const restore = mock.hooks.untilTold?.(call, answer as Answer);
  const told = Promise.all(due.map((event) => send(mock, line, event, occasion))).then((replies) => {
    for (const reply of replies.flat()) if (reply !== undefined) mock.hooks.toldReply?.(reply, call);
  });
  if (restore === undefined) return;
  await told;
  restore();
}

/** Sends the callback of an event, or what a fault makes of it. */
function send(
  mock: Mock,
  line: AppLine,
  event: WebhookEvent,
  occasion: Occasion,
): Promise<readonly (AppReply | undefined)[]> {
  const callback = writeCallback(mock, line, event, occasion);
  const callbacks = mock.hooks.callbacks?.(callback, occasion.call) ?? [callback];
  const timeoutMs = mock.hooks.webhookTimeoutMs?.(line.timeoutMs) ?? line.timeoutMs;
  return Promise.all(callbacks.map((one) => line.post(one, timeoutMs)));
}
