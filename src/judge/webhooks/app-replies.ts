import { get } from '../../contract/json-pointer.ts';
import type { Contract, WebhookEvent } from '../../contract/types.ts';

/** What an app replied so far, when it was asked before calls: the answers to these follow from it. */
export interface AppReplies {
  /** Codes of its own with which it refused, where the event passes them to the caller. */
  readonly codes: ReadonlySet<number>;
  /** Users whom it refused beside others. */
  readonly refusedUsers: ReadonlySet<string>;
}

/** An app that was asked nothing yet. */
export const noReplies: AppReplies = { codes: new Set(), refusedUsers: new Set() };

/** Adds a reply. @param reply its JSON */
export function withReply(
  { codes, refusedUsers }: AppReplies,
  event: WebhookEvent,
  reply: unknown,
  contract: Contract,
): AppReplies {
  return {
    codes: new Set([...codes, ...ownCodeIn(event, reply, contract)]),
    refusedUsers: new Set([...refusedUsers, ...usersRefusedBy(reply).flatMap((key) => [...key.users])]),
  };
}

/** The reply's own code, where the page of the event says that the caller gets it. @source before-create-webhook#reply */
export function ownCodeIn(event: WebhookEvent, reply: unknown, { webhooks }: Contract): readonly number[] {
  const code = get(reply, '/ErrorCode');
  const { from, to } = webhooks.ownCodes;
  const passed = `${event.event}.reply.own-code` in event.clauses;
  return passed && typeof code === 'number' && code >= from && code <= to ? [code] : [];
}

/** The two lists that the page names. @source before-add-webhook#reply */
const lists = ['RefusedSubscribers_Account', 'RefusedMembers_Account'] as const;

/** The users whom a reply refuses, by the list that names them. */
export function usersRefusedBy(
  reply: unknown,
): readonly { readonly list: (typeof lists)[number]; readonly users: readonly string[] }[] {
  return lists.flatMap((list) => {
    const found = get(reply, `/${list}`);
    if (!Array.isArray(found)) return [];
    return [{ list, users: found.filter((user) => typeof user === 'string') }];
  });
}
