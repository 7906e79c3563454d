/** A map from short texts to numbers that grows in many small steps. */
export interface ShardedMap {
  readonly size: number;
  get(key: string): number | undefined;
  set(key: string, value: number): void;
  /** Says whether the key was there. */
  delete(key: string): boolean;
}

/** A power of two, so that the hash can be masked. */
const shards = 512;
const splitAt = 8192;

/**
 * A `Map` that is split by a hash of the key once it is large. One `Map` doubles its table at every power of two,
 * which at millions of entries stops the process for hundreds of milliseconds; split, each step is small and they
 * come at different times. Small ones stay a single `Map`, because most accounts have few subscribers.
 */
export function createShardedMap(): ShardedMap {
  let maps = [new Map<string, number>()];
  let size = 0;
  const shardOf = (key: string) =>
    (maps.length === 1 ? maps[0] : maps[hash(key) & (shards - 1)]) as Map<string, number>;
  const split = () => {
    const [whole] = maps;
    maps = Array.from({ length: shards }, () => new Map<string, number>());
    for (const [key, value] of whole as Map<string, number>) shardOf(key).set(key, value);
  };
  return {
    get size() {
      return size;
    },
    get: (key) => shardOf(key).get(key),
    set(key, value) {
      const shard = shardOf(key);
      const before = shard.size;
      shard.set(key, value);
      size += shard.size - before;
      if (maps.length === 1 && size > splitAt) split();
    },
    delete(key) {
      const deleted = shardOf(key).delete(key);
      if (deleted) size--;
      return deleted;
    },
  };
}

/** FNV-1a over UTF-16 units, with a last mix so that the low bits depend on all of them. */
function hash(key: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    value = Math.imul(value ^ key.charCodeAt(index), 0x01000193);
  }
  return value ^ (value >>> 15);
}
