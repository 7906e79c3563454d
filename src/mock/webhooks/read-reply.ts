import type { Operation, WebhookEvent } from '../../contract/types.ts';
import { ownCodeIn, usersRefusedBy } from '../../judge/webhooks/app-replies.ts';
import { namedEntries } from '../../judge/webhooks/named-entries.ts';
import type { Call, Refusal } from '../call.ts';
import type { Mock } from '../mock.ts';
import type { Ruling } from '../policy.ts';
import type { AppReply } from './callback.ts';

/** What the app made of a call that it was asked about. */
export type AppRuling =
  | { readonly refusal: Refusal }
  | { readonly refusedUsers: ReadonlySet<string>; readonly replaced?: Replaced }
  /** The call is answered as if it was done. */
  | { readonly dropped: true };

/** Fields of the request that are to be as the app wants them. */
export type Replaced = Readonly<Record<string, unknown>>;

const allowed: AppRuling = { refusedUsers: new Set() };

/** With this code the app drops what it was asked about, where the page of the event knows that. @source before-message-webhook#reply */
const dropCode = 2;

/** What a reply to a callback before a call means for the call. */
export function readReply(
  mock: Mock,
  event: WebhookEvent,
  call: Call,
  reply: AppReply | undefined,
): AppRuling {
  if (reply === undefined) return ruled(mock.policies.ruling('webhook-not-answered'), event, call);
  if (reply.ErrorCode === 0)
    return { refusedUsers: refusedIn(mock, reply), replaced: replacedBy(event, reply) };
  if (reply.ErrorCode === dropCode && `${event.event}.reply.drops` in event.clauses) return { dropped: true };
  const [code] = ownCodeIn(event, reply, mock.contract);
  if (code !== undefined) return { refusal: refusalWith(code) };
  const { refusal } = event.clauses[`${event.event}.reply.refuses-all`] ?? {};
  if (typeof refusal === 'object') return { refusal: refusalWith(refusal[0] as number) };
  return ruled(mock.policies.ruling('webhook-refuses-all'), event, call);
}

/** @source before-message-webhook#reply */
function replacedBy(event: WebhookEvent, reply: AppReply): Replaced {
  if (!(`${event.event}.reply.replaces` in event.clauses)) return {};
  const fields = event.repeats.map(({ at }) => at.slice(1)).filter((field) => reply[field] !== undefined);
  return Object.fromEntries(fields.map((field) => [field, reply[field]]));
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
  const unread = {
    'refused-subscribers': 'RefusedMembers_Account',
    'refused-members': 'RefusedSubscribers_Account',
  }[String(policies.answer('webhook-refuses-some'))];
  const read = usersRefusedBy(reply).filter(({ list }) => list !== unread);
  return new Set(read.flatMap(({ users }) => users));
}
