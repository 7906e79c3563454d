/** How the speed of a machine wanders. */
export interface Machine {
  /** How far it wanders, as a share of its speed. */
  readonly drift: number;
  /** How much of that is left one block later, from 0 to 1. */
  readonly lasting: number;
  /** How far whole runs lie apart besides, as a share; 0 where absent. */
  readonly betweenRuns?: number;
  /** How far it slows down, or speeds up, from the start of a run to its end, as a share; 0 where absent. */
  readonly trend?: number;
}

/** What one block of calls measured. */
export interface SyntheticBlock {
  readonly p95: number;
  readonly p99: number;
}

/** How many calls a block has: 10 s at 200 calls/s. */
const callsPerBlock = 2_000;

/** Of an ordinary call, in ms. */
const levelMs = 5;

/** Numbers from 0 to 1 that look random and are the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * So many blocks of calls. Calls in a row resemble each other, one in a hundred takes much longer, and now and then the
 * service stalls and every call that arrives meanwhile waits.
 */
export function syntheticBlocks(count: number, random: () => number): SyntheticBlock[] {
  const calls = new Float64Array(callsPerBlock);
  let [like, stallMs] = [normal(random), 0];
  return Array.from({ length: count }, () => {
    for (let call = 0; call < callsPerBlock; call++) {
      like = 0.8 * like + 0.6 * normal(random);
      stallMs = random() < 0.0004 ? levelMs * (2 + 6 * random()) : stallMs * 0.8;
      const tail = random() < 0.01 ? random() ** -0.4 : 1;
      calls[call] = levelMs * Math.exp(0.25 * like) * tail + stallMs;
    }
    const sorted = calls.toSorted();
    return { p95: sorted[callsPerBlock * 0.95] ?? 0, p99: sorted[callsPerBlock * 0.99] ?? 0 };
  });
}

/** How slow a machine is at each of so many blocks of a run: 1 on average, each block much like the one before. */
export function speeds(
  { drift, lasting, betweenRuns = 0, trend = 0 }: Machine,
  blocks: number,
  random: () => number,
): number[] {
  let now = normal(random);
  const [level, slope] = [betweenRuns * normal(random), trend * normal(random)];
  return Array.from({ length: blocks }, (_, index) => {
    now = lasting * now + Math.sqrt(1 - lasting ** 2) * normal(random);
    return Math.exp(drift * now + level + (slope * index) / blocks);
  });
}

/** A number from the normal distribution, after Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
