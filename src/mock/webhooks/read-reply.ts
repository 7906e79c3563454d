import type { Operation, WebhookEvent } from '../../contract/types.ts';
import { namedEntries } from '../../judge/webhooks/named-entries.ts';
import type { Mock } from '../mock.ts';
import { entriesOf } from '../operations/request-body.ts';
import type { Ruling } from '../policy.ts';
import type { Call, Refusal } from '../types.ts';
import type { AppReply } from './callback.ts';

/** What the app made of a call that it was asked about. */
export type AppRuling = { readonly refusal: Refusal } | { readonly refusedUsers: ReadonlySet<string> };

const allowed: AppRuling = { refusedUsers: new Set() };

/** Codes of their own that apps may have passed to the caller. @source error-codes#app-defined */
const ownCodes = { from: 120_001, to: 130_000 };

/** What a reply to a callback before a call means for the call. */
export function readReply(
  mock: Mock,
  event: WebhookEvent,
  call: Call,
  reply: AppReply | undefined,
): AppRuling {
  if (reply === undefined) return ruled(mock.policies.ruling('webhook-not-answered'), event, call);
  if (reply.ErrorCode === 0) return { refusedUsers: refusedIn(mock, reply) };
  const { ErrorCode: code } = reply;
  const own = `${event.event}.reply.own-code` in event.clauses;
  if (own && code >= ownCodes.from && code <= ownCodes.to) return { refusal: refusalWith(code) };
  const { refusal } = event.clauses[`${event.event}.reply.refuses-all`] ?? {};
  if (typeof refusal === 'object') return { refusal: refusalWith(refusal[0] as number) };
  return ruled(mock.policies.ruling('webhook-refuses-all'), event, call);
}

function ruled(ruling: Ruling, event: WebhookEvent, call: Call): AppRuling {
  if (ruling.kind === 'refuse') return { refusal: refusalWith(ruling.code) };
  const fails = ruling.results.length > 0;
  const { asked } = namedEntries(event, call.operation as Operation, call.body);
  return fails ? { refusedUsers: new Set(asked) } : allowed;
}

function refusalWith(code: number): Refusal {
  return { code, info: 'the app refused the call' };
}

/** The page names the list in two ways; a policy says which is read. */
function refusedIn({ policies }: Mock, reply: AppReply): ReadonlySet<string> {
  const key = policies.answer('webhook-refuses-some');
  const lists = [
    key === 'refused-members' ? [] : reply.RefusedSubscribers_Account,
    key === 'refused-subscribers' ? [] : reply.RefusedMembers_Account,
  ];
  return new Set(lists.flatMap((list) => entriesOf(list).filter((user) => typeof user === 'string')));
}
