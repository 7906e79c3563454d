import { get } from '../../contract/json-pointer.ts';
import type { Operation, WebhookEvent } from '../../contract/types.ts';
import { answeredEntries, requestedUsers } from '../batch.ts';

/** Whom or what a call names that an event may list, by what became of it. */
export interface NamedEntries {
  /** Everyone named by the request; of other lists than users, everything that the answer names. */
  readonly asked: readonly string[];
  /** What the call changed: Result 1. */
  readonly changed: readonly string[];
  /** What was so already: Result 2. */
  readonly already: readonly string[];
}

const nothing: NamedEntries = { asked: [], changed: [], already: [] };

/**
 * Reads what an event about a call may list.
 *
 * @param answer parsed; undefined before there is one, then nothing was changed
 */
export function namedEntries(
  { list }: WebhookEvent,
  operation: Operation,
  request: unknown,
  answer?: unknown,
): NamedEntries {
  if (list?.of !== undefined) return entriesOfAnswer(list.of, answer);
  if (operation.batch === undefined) return nothing;
  const entries = answeredEntries(operation.batch, answer);
  const withResult = (result: number) =>
    entries.filter((entry) => entry.result === result).map(({ account }) => account);
  return {
    asked: requestedUsers(operation.batch, request) ?? otherUsers(operation, request),
    changed: withResult(1),
    already: withResult(2),
  };
}

function otherUsers({ batch }: Operation, request: unknown): readonly string[] {
  const { otherRequest } = batch ?? {};
  return batch === undefined || otherRequest === undefined
    ? []
    : (requestedUsers({ ...batch, request: otherRequest }, request) ?? []);
}

function entriesOfAnswer(of: NonNullable<WebhookEvent['list']>['of'], answer: unknown): NamedEntries {
  const found = of && get(answer, of.list);
  if (of === undefined || !Array.isArray(found)) return nothing;
  const name = (entry: unknown) => String(get(entry, of.entry));
  const changed = found.filter((entry) => get(entry, of.result) === of.changed);
  return { asked: found.map(name), changed: changed.map(name), already: [] };
}
