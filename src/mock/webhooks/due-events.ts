import { get } from '../../contract/json-pointer.ts';
import type { Operation, WebhookEvent } from '../../contract/types.ts';
import { namedEntries } from '../../judge/webhooks/named-entries.ts';
import type { Call } from '../call.ts';
import type { Mock } from '../mock.ts';
import { listedIn, type Occasion } from './write-callback.ts';

/** The events that calls of an operation may cause, in the order of the contract. */
export function eventsOf({ contract }: Mock, call: Call): readonly WebhookEvent[] {
  const { events } = contract.webhooks;
  return Object.values(events).filter(({ trigger }) => trigger.operation === call.operation?.command);
}

/** Whether the app is told of an event, or asked. */
export function isDue(mock: Mock, event: WebhookEvent, occasion: Occasion): boolean {
  const due =
    !isForbidden(event, occasion) &&
    !(event.kind === 'after' && occasion.call.dropped) &&
    happened(mock, event, occasion);
  return mock.hooks.eventDue?.(due, event, occasion.call, occasion.answer) ?? due;
}

/** A caller may forbid some events for its call. */
function isForbidden({ forbidden }: WebhookEvent, { call }: Occasion): boolean {
  const words = forbidden && get(call.body, forbidden.at);
  return Array.isArray(words) && words.includes(forbidden?.word);
}

function happened(mock: Mock, event: WebhookEvent, occasion: Occasion): boolean {
  const accepted = occasion.answer?.ErrorCode === 0;
  switch (event.trigger.when) {
    case 'asked':
      return occasion.answer === undefined;
    case 'accepted':
      return accepted;
    case 'changed':
      return accepted && listedIn(mock, event, occasion).length > 0;
    case 'full':
      return isMoment(mock, event, occasion);
  }
}

/** Whether the account is full, and this call the one at which the policy tells of it. */
function isMoment(mock: Mock, event: WebhookEvent, { call, answer, account }: Occasion): boolean {
  if (account === undefined || answer === undefined) return false;
  const { asked, changed } = namedEntries(event, call.operation as Operation, call.body, answer);
  const added = changed.length > 0;
  const full = account.subscribers.size >= account.maxSubscribers;
  const tookLast = full && added;
  const turnedAway = full && !added && asked.length > 0;
  switch (mock.policies.answer('webhook-full-moment')) {
    case 'last-place':
      return tookLast;
    case 'first-refusal':
      return turnedAway;
    case 'both':
      return tookLast || turnedAway;
    default:
      return added;
  }
}
