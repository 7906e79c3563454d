/** A map from numbers to numbers that grows in many small steps. */
export interface ShardedMap {
  readonly size: number;
  get(key: number): number | undefined;
  set(key: number, value: number): void;
  /** Says whether the key was there. */
  delete(key: number): boolean;
}

/** A power of two, so that keys can be masked. */
const shards = 512;
const splitAt = 8192;

/**
 * A `Map` that is split by the low bits of the key once it is large. One `Map` doubles its table at every power of two,
 * which at millions of entries stops the process for hundreds of milliseconds; split, each step is small and they
 * come at different times. Small ones stay a single `Map`, because most accounts have few subscribers.
 */
export function createShardedMap(): ShardedMap {
  let maps = [new Map<number, number>()];
  let size = 0;
  const shardOf = (key: number) => maps[maps.length === 1 ? 0 : key & (shards - 1)] as Map<number, number>;
  const split = () => {
    const [whole] = maps;
    maps = Array.from({ length: shards }, () => new Map<number, number>());
    for (const [key, value] of whole as Map<number, number>) shardOf(key).set(key, value);
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
