import { createHash } from 'node:crypto';

/**
 * The `Next` of a page: where the following one begins, with a mark by which one that no answer gave is recognised.
 *
 * @param place - as {@link SubscriberList.page} returns it
 */
export function writePageToken(accountId: string, place: number): string {
  return `${place}-${markOf(accountId, place)}`;
}

/** The place that a token names; undefined where no answer about this account gave it. */
export function readPageToken(accountId: string, token: string): number | undefined {
  const place = Number(/^(\d{1,15})-/.exec(token)?.[1] ?? Number.NaN);
  return writePageToken(accountId, place) === token ? place : undefined;
}

function markOf(accountId: string, place: number): string {
  return createHash('sha256').update(`${accountId}\n${place}`).digest('hex').slice(0, 8);
}
