/** Names that somebody waits for, told across threads without a message: what was added before a call is known when it arrives. */
export interface WantedNames {
  readonly shared: SharedArrayBuffer;
  add(names: Iterable<string>): void;
  remove(names: Iterable<string>): void;
  /** Whether a name may be wanted: always where it is, and now and then where only another one with the same number is. */
  has(name: string): boolean;
}

const places = 1 << 16;

/** @param shared of another thread's names; new ones where absent */
export function openWantedNames(
  shared = new SharedArrayBuffer(places * Int32Array.BYTES_PER_ELEMENT),
): WantedNames {
  const counts = new Int32Array(shared);
  const change = (names: Iterable<string>, by: number) => {
    for (const name of names) Atomics.add(counts, placeOf(name), by);
  };
  return {
    shared,
    add: (names) => change(names, 1),
    remove: (names) => change(names, -1),
    has: (name) => Atomics.load(counts, placeOf(name)) > 0,
  };
}

/** FNV-1a over the code units of a name. */
function placeOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1)
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return (hash >>> 0) & (places - 1);
}
