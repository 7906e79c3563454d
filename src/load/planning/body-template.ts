import { gaps } from '../../../load/lib/plan.ts';
import { set } from '../../contract/json-pointer.ts';
import { operationOf } from '../../contract/look-up.ts';
import type { BatchShape, Contract } from '../../contract/types.ts';

/**
 * The JSON text of a call that adds `users`, with a gap for the account.
 *
 * @param users UserIDs, or texts with a gap in them
 */
export function bodyText(contract: Contract, operation: string, users: readonly string[]): string {
  const { batch } = operationOf(contract, operation);
  if (batch === undefined) throw new RangeError(`operation must take a batch of users, got ${operation}`);
  const entries = users.map((user) => entryOf(batch, user));
  const body = set({ Official_Account: gaps.account }, batch.request.list, entries);
  return JSON.stringify(body);
}

function entryOf({ request }: BatchShape, user: string): unknown {
  return request.account === '' ? user : set({}, request.account, user);
}

/** UserIDs that differ within a call by their number and between calls by the gap before it. */
export function gappedUsers(size: number): string[] {
  const digits = String(Math.max(0, size - 1)).length;
  return Array.from({ length: size }, (_, index) => gaps.user + String(index).padStart(digits, '0'));
}

/** Most subscribers that one call may name. @source add_subscriber#sample-request */
export function largestBatch(contract: Contract, operation: string): number {
  const { batch, schemas } = operationOf(contract, operation);
  const list = batch && propertyAt(schemas.request, batch.request.list);
  if (typeof list?.maxItems === 'number') return list.maxItems;
  throw new RangeError(`the request schema of ${operation} must bound its list with maxItems`);
}

/** Whether a call names more users than it may; where no rule bounds the list, none is too long. */
export function isTooLarge(contract: Contract, operation: string, size: number): boolean {
  const { batch, schemas } = operationOf(contract, operation);
  const list = batch && propertyAt(schemas.request, batch.request.list);
  return typeof list?.maxItems === 'number' && size > list.maxItems;
}

function propertyAt(schema: unknown, pointer: string): { maxItems?: unknown } | undefined {
  const { properties } = schema as { properties?: Record<string, { maxItems?: unknown }> };
  return properties?.[pointer.slice(1)];
}
