import { get } from '../contract/json-pointer.ts';
import type { BatchShape, Operation, Validators } from '../contract/types.ts';

/** One entry of a batch answer. */
export interface BatchEntry {
  readonly account: string;
  readonly result: number;
}

/** The UserIDs that a request asks about, in order; `undefined` where it is no list of strings. */
export function requestedUsers(shape: BatchShape, request: unknown): readonly string[] | undefined {
  const list = get(request, shape.request.list);
  if (!Array.isArray(list)) return undefined;
  const users = list.map((entry) => get(entry, shape.request.account));
  return users.every((user) => typeof user === 'string') ? users : undefined;
}

/** The entries of an accepted answer, which must fit the response schema; empty where there is no list. */
export function answeredEntries(shape: BatchShape, answer: unknown): readonly BatchEntry[] {
  const list = get(answer, shape.response.list);
  if (!Array.isArray(list)) return [];
  return list.map((entry) => ({
    account: String(get(entry, shape.response.account)),
    result: Number(get(entry, shape.response.result)),
  }));
}

/**
 * The users of a request to which the relations between request and answer apply: a request that its schema accepts,
 * naming each user once. What a server does with duplicates or malformed requests is an open question.
 */
export function distinctValidUsers(
  operation: Operation,
  request: unknown,
  validators: Validators,
): readonly string[] | undefined {
  if (operation.batch === undefined || validators.request(operation.command, request).length > 0)
    return undefined;
  const users = requestedUsers(operation.batch, request);
  if (users === undefined || new Set(users).size !== users.length) return undefined;
  return users;
}
