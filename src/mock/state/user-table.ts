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

/** Everything that a table remembers. */
interface Table {
  /** Not known to clients, so that nobody can choose names that collide. */
  readonly seed: number;
  readonly shards: Shard[];
  /** Name and number of accounts by the user's number, in chunks. */
  readonly names: string[][];
  readonly joins: number[][];
  /** Numbers of users who left. */
  readonly freed: number[];
  /** Numbers given so far. */
  given: number;
}

/**
 * An empty table. A `Map` from text would do the same, but at millions of users it stops the process for hundreds of
 * milliseconds whenever it grows, and each look-up reads several texts that are in no cache. Here a look-up reads one
 * place of a typed array, growth is spread over shards, and a user costs about 35 bytes beside the text.
 */
export function createUserTable(): UserTable {
  const shards = Array.from({ length: 1 << shardBits }, emptyShard);
  const table: Table = { seed: randomInt(2 ** 32), shards, names: [], joins: [], freed: [], given: 0 };
  return {
    find: (user) => find(table, user),
    nameOf: (id) => nameOf(table, id),
    joinsOf: (id) => (id < 0 ? 0 : joinsOf(table, id)),
    join(user, id) {
      const known = id < 0 ? insert(table, user) : id;
      setJoins(table, known, (id < 0 ? 0 : joinsOf(table, id)) + 1);
      return known;
    },
    leave(id) {
      const left = joinsOf(table, id) - 1;
      setJoins(table, id, left);
      if (left === 0) forget(table, id);
    },
  };
}

function find(table: Table, user: string): number {
  const hash = hashOf(user, table.seed);
  const { slots } = shardOf(table, hash);
  return slots.length === 0 ? -1 : (slots[placeOf(table, slots, hash, user) + 1] as number) - 1;
}

function nameOf({ names }: Table, id: number): string {
  return names[id >> chunkBits]?.[id & (chunkLength - 1)] ?? '';
}

function joinsOf({ joins }: Table, id: number): number {
  return joins[id >> chunkBits]?.[id & (chunkLength - 1)] ?? 0;
}

function setJoins({ joins }: Table, id: number, count: number): void {
  (joins[id >> chunkBits] as number[])[id & (chunkLength - 1)] = count;
}

function shardOf({ shards }: Table, hash: number): Shard {
  return shards[hash >>> (32 - shardBits)] as Shard;
}

/** The place of a user in the slots of a shard, or the free place where the user would be. */
function placeOf(table: Table, slots: Int32Array, hash: number, user: string): number {
  const mask = slots.length - 2;
  let place = (hash << 1) & mask;
  for (let taken = slots[place + 1] as number; taken !== 0; taken = slots[place + 1] as number) {
    if (slots[place] === hash && nameOf(table, taken - 1) === user) return place;
    place = (place + 2) & mask;
  }
  return place;
}

function insert(table: Table, user: string): number {
  const id = table.freed.pop() ?? table.given++;
  table.names[id >> chunkBits] ??= [];
  table.joins[id >> chunkBits] ??= [];
  (table.names[id >> chunkBits] as string[])[id & (chunkLength - 1)] = user;
  const hash = hashOf(user, table.seed);
  const shard = shardOf(table, hash);
  shard.count++;
  if (shard.count * 2 > shard.slots.length * maxLoad) grow(shard);
  const place = placeOf(table, shard.slots, hash, user);
  shard.slots[place] = hash;
  shard.slots[place + 1] = id + 1;
  return id;
}

function forget(table: Table, id: number): void {
  const user = nameOf(table, id);
  const hash = hashOf(user, table.seed);
  const shard = shardOf(table, hash);
  closeGap(shard.slots, placeOf(table, shard.slots, hash, user));
  shard.count--;
  (table.names[id >> chunkBits] as string[])[id & (chunkLength - 1)] = '';
  table.freed.push(id);
  if (table.freed.length === table.given) giveBack(table);
}

/** Where nobody is left, nothing is kept. */
function giveBack(table: Table): void {
  table.given = 0;
  for (const list of [table.names, table.joins, table.freed]) list.length = 0;
  for (const index of table.shards.keys()) table.shards[index] = emptyShard();
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
