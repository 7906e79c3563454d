/** Upper bound of the first bucket in ms, and how many buckets double it. */
const firstMs = 0.25;
const bucketsPerDoubling = 4;
const doublings = 16;

/** Upper bounds of the latency buckets in ms, evenly spaced on a logarithmic scale, 0.25 ms to 16 s. */
export const bucketsMs: readonly number[] = Array.from(
  { length: bucketsPerDoubling * doublings + 1 },
  (_, index) => round(firstMs * 2 ** (index / bucketsPerDoubling)),
);

function round(value: number): number {
  return Number(value.toPrecision(4));
}

/** Counts by bucket; the one more than there are bounds holds what is above the last. */
export function fillBuckets(counts: Iterable<readonly [bucket: number, count: number]>): number[] {
  const filled = new Array<number>(bucketsMs.length + 1).fill(0);
  for (const [bucket, count] of counts) filled[bucket] = (filled[bucket] ?? 0) + count;
  return filled;
}
