import { randomInt } from 'node:crypto';

/** The users of an app who have joined at least one account, each with a small number that stands for the name. */
export interface UserTable {
  /** The number of a user; -1 where the user has joined nothing. */
  find(user: string): number;
  nameOf(id: number): string;
  /** How many accounts a user has joined; 0 for -1. */
  joinsOf(id: number): number;
  /** Counts one more account; with -1 as `id` the user gets a number first. Returns the number. */
  join(user: string, id: number): number;
  /** Counts one account less; a user who is in none is forgotten, and the number is given to somebody else. */
  leave(id: number): void;
}

/** Pairs of a hash and a number + 1, found by linear probing; 0 as second marks a free place. */
interface Shard {
  slots: Int32Array;
  count: number;
}

const shardBits = 8;
const firstCapacity = 16;
/** Places are few and close together as long as at most this share of them is taken. */
const maxLoad = 0.6;
const chunkBits = 12;
const chunkLength = 1 << chunkBits;

/**
 * An empty table. A `Map` from text would do the same, but at millions of users it stops the process for hundreds of
 * milliseconds whenever it grows, and each look-up reads several texts that are in no cache. Here a look-up reads one
 * place of a typed array, growth is spread over shards, and a user costs about 35 bytes beside the text.
 */
export function createUserTable(): UserTable {
  const seed = randomInt(2 ** 32);
  const shards = Array.from(
    { length: 1 << shardBits },
    (): Shard => ({ slots: new Int32Array(0), count: 0 }),
  );
  const names: string[][] = [];
  const joins: number[][] = [];
  const freed: number[] = [];
  let users = 0;

  const nameOf = (id: number) => names[id >> chunkBits]?.[id & (chunkLength - 1)] ?? '';
  const shardOf = (hash: number) => shards[hash >>> (32 - shardBits)] as Shard;
  const countsOf = (id: number) => joins[id >> chunkBits] as number[];

  /** The place of a user in the slots of a shard, or the free place where the user would be. */
  const placeOf = (slots: Int32Array, hash: number, user: string): number => {
    const mask = slots.length - 2;
    let place = (hash << 1) & mask;
    for (let taken = slots[place + 1] as number; taken !== 0; taken = slots[place + 1] as number) {
      if (slots[place] === hash && nameOf(taken - 1) === user) return place;
      place = (place + 2) & mask;
    }
    return place;
  };

  const insert = (user: string): number => {
    const id = freed.pop() ?? users++;
    const chunk = id >> chunkBits;
    if (names[chunk] === undefined) {
      names[chunk] = [];
      joins[chunk] = [];
    }
    (names[chunk] as string[])[id & (chunkLength - 1)] = user;
    const hash = hashOf(user, seed);
    const shard = shardOf(hash);
    shard.count++;
    if (shard.count * 2 > shard.slots.length * maxLoad) grow(shard);
    const place = placeOf(shard.slots, hash, user);
    shard.slots[place] = hash;
    shard.slots[place + 1] = id + 1;
    return id;
  };

  const forget = (id: number): void => {
    const user = nameOf(id);
    const hash = hashOf(user, seed);
    const shard = shardOf(hash);
    closeGap(shard.slots, placeOf(shard.slots, hash, user));
    shard.count--;
    (names[id >> chunkBits] as string[])[id & (chunkLength - 1)] = '';
    freed.push(id);
    if (freed.length === users) giveBack();
  };

  /** Where nobody is left, nothing is kept. */
  const giveBack = (): void => {
    users = 0;
    for (const list of [names, joins, freed]) list.length = 0;
    for (const index of shards.keys()) shards[index] = emptyShard();
  };

  return {
    find(user) {
      const hash = hashOf(user, seed);
      const { slots } = shardOf(hash);
      return slots.length === 0 ? -1 : (slots[placeOf(slots, hash, user) + 1] as number) - 1;
    },
    nameOf,
    joinsOf: (id) => (id < 0 ? 0 : (countsOf(id)[id & (chunkLength - 1)] ?? 0)),
    join(user, id) {
      const known = id < 0 ? insert(user) : id;
      const counts = countsOf(known);
      counts[known & (chunkLength - 1)] = (id < 0 ? 0 : (counts[known & (chunkLength - 1)] ?? 0)) + 1;
      return known;
    },
    leave(id) {
      const counts = countsOf(id);
      const left = (counts[id & (chunkLength - 1)] ?? 0) - 1;
      counts[id & (chunkLength - 1)] = left;
      if (left === 0) forget(id);
    },
  };
}

function emptyShard(): Shard {
  return { slots: new Int32Array(0), count: 0 };
}

/** Doubles the places of a shard; the hashes are kept, so no text is read. */
function grow(shard: Shard): void {
  const before = shard.slots;
  shard.slots = new Int32Array(Math.max(firstCapacity * 2, before.length * 2));
  const mask = shard.slots.length - 2;
  for (let from = 0; from < before.length; from += 2) {
    if (before[from + 1] === 0) continue;
    let place = ((before[from] as number) << 1) & mask;
    while (shard.slots[place + 1] !== 0) place = (place + 2) & mask;
    shard.slots[place] = before[from] as number;
    shard.slots[place + 1] = before[from + 1] as number;
  }
}

/** Frees a place, and moves back those after it that stand there only because theirs was taken. */
function closeGap(slots: Int32Array, freed: number): void {
  const mask = slots.length - 2;
  let gap = freed;
  for (let place = (gap + 2) & mask; slots[place + 1] !== 0; place = (place + 2) & mask) {
    const wanted = ((slots[place] as number) << 1) & mask;
    if (((place - wanted) & mask) < ((place - gap) & mask)) continue;
    slots[gap] = slots[place] as number;
    slots[gap + 1] = slots[place + 1] as number;
    gap = place;
  }
  slots[gap + 1] = 0;
}

/** FNV-1a with a seed that clients do not know, and a last mix so that all bits depend on all characters. */
function hashOf(text: string, seed: number): number {
  let value = seed;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return value ^ (value >>> 13);
}
