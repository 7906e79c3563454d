import type { Callback } from '../../../judge/webhooks/callback.ts';
import type { Reply } from '../../../receiver/types.ts';
import type { AppRole } from '../../case.ts';

/** The app has nothing against it. */
export const allows: Reply = { json: { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0 } };

/** The app refuses, with 1 as documented or a code of its own. */
export function refuses(code = 1, more: object = {}): Reply {
  return { json: { ActionStatus: 'FAIL', ErrorInfo: 'refused by the app', ErrorCode: code, ...more } };
}

/** The app allows the call, but not for the users that the lists name, or with something in place of the caller's. */
export function allowsBut(lists: Readonly<Record<string, readonly unknown[]>>): Reply {
  return { json: { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0, ...lists } };
}

/** Replies to callbacks of one event; everything else is allowed. */
export function repliesTo(
  { command }: { readonly command: string },
  reply: (callback: Callback) => Reply | Promise<Reply>,
): AppRole {
  return {
    reply: (callback) => (callback.query.CallbackCommand === command ? reply(callback) : undefined),
  };
}
