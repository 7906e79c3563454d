/**
 * A generator of unsigned 32-bit integers (0 to 4294967295) that gives the same numbers for the same seed: mulberry32.
 * It identifies requests and shuffles nothing of value, so it need not be unpredictable.
 *
 * @source add_subscriber#request-parameters
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
