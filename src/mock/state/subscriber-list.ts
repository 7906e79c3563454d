import { createPlaceIndex } from './place-index.ts';

/** One entry of a {@link SubscriberList}. */
export interface Member {
  /** Number of the user in the app's table. */
  readonly user: number;
  readonly subscribedAtSeconds: number;
}

/** Part of a {@link SubscriberList}. */
export interface MemberPage {
  readonly members: readonly Member[];
  /** The place at which the next page begins; absent at the end. */
  readonly next?: number;
}

/** Who is subscribed to one account, by the numbers of the app's table of users, in the order of subscription. */
export interface SubscriberList {
  readonly size: number;
  has(user: number): boolean;
  /** When a user subscribed, in seconds since epoch; `undefined` for nobody in the list. */
  timeOf(user: number): number | undefined;
  /** Adds a user who is not in the list. */
  add(user: number, subscribedAtSeconds: number): void;
  /** Says whether the user was in the list. */
  delete(user: number): boolean;
  /**
   * At most `limit` members from place `from` on. Places are never used again, so that a caller who pages while
   * others leave and come misses nobody who stays.
   */
  page(from: number, limit: number): MemberPage;
  users(): IterableIterator<number>;
}

/** Members per chunk: enough to make its overhead vanish, few enough that arrays never grow in large steps. */
const chunkLength = 1024;

interface Chunk {
  readonly users: (number | undefined)[];
  readonly times: number[];
  live: number;
}

/**
 * An empty list. A member costs about 20 bytes: a place in the index, a number and a time.
 * Chunks whose members have all left are given back.
 */
export function createSubscriberList(): SubscriberList {
  const index = createPlaceIndex();
  const chunks = new Map<number, Chunk>();
  let end = 0;
  return {
    get size() {
      return index.size;
    },
    has: (user) => index.get(user) >= 0,
    timeOf: (user) => timeAt(chunks, index.get(user)),
    add(user, subscribedAtSeconds) {
      const chunk = chunkFor(chunks, end);
      chunk.users[end % chunkLength] = user;
      chunk.times[end % chunkLength] = subscribedAtSeconds;
      chunk.live++;
      index.add(user, end++);
    },
    delete(user) {
      const place = index.get(user);
      if (place < 0) return false;
      index.delete(user);
      removeAt(chunks, place);
      return true;
    },
    page: (from, limit) => pageOf(chunks, from, limit, end),
    *users() {
      for (const chunk of chunks.values()) for (const user of chunk.users) if (user !== undefined) yield user;
    },
  };
}

function keyOf(place: number): number {
  return Math.floor(place / chunkLength);
}

function chunkFor(chunks: Map<number, Chunk>, place: number): Chunk {
  const found = chunks.get(keyOf(place));
  if (found !== undefined) return found;
  const made: Chunk = { users: [], times: [], live: 0 };
  chunks.set(keyOf(place), made);
  return made;
}

function timeAt(chunks: ReadonlyMap<number, Chunk>, place: number): number | undefined {
  return place < 0 ? undefined : chunks.get(keyOf(place))?.times[place % chunkLength];
}

function removeAt(chunks: Map<number, Chunk>, place: number): void {
  const chunk = chunkFor(chunks, place);
  chunk.users[place % chunkLength] = undefined;
  chunk.live--;
  if (chunk.live === 0) chunks.delete(keyOf(place));
}

function pageOf(chunks: ReadonlyMap<number, Chunk>, from: number, limit: number, end: number): MemberPage {
  const members: Member[] = [];
  let place = from;
  while (place < end) {
    const chunk = chunks.get(keyOf(place));
    if (chunk === undefined) {
      place = (keyOf(place) + 1) * chunkLength;
      continue;
    }
    const user = chunk.users[place % chunkLength];
    if (user !== undefined) {
      if (members.length === limit) return { members, next: place };
      members.push({ user, subscribedAtSeconds: chunk.times[place % chunkLength] ?? 0 });
    }
    place++;
  }
  return { members };
}
