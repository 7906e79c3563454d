import fc from 'fast-check';

/**
 * Draws one value from a seed: the same from the same seed, always.
 *
 * @returns the value, and a way through smaller and smaller ones, as long as they fail
 */
export function draw<Value>(arbitrary: fc.Arbitrary<Value>, seed: number) {
  // Unbiased: the first of many runs would else be small on purpose.
  const runs = { seed, numRuns: 1, unbiased: true } as const;
  const drawn: Value[] = [];
  fc.check(
    fc.property(arbitrary, (value) => {
      drawn.push(value);
    }),
    runs,
  );
  const shrink = async (fails: (value: Value) => Promise<boolean>): Promise<void> => {
    let isFirst = true;
    const holds = async (value: Value) => {
      const known = isFirst;
      isFirst = false;
      return known ? false : !(await fails(value));
    };
    await fc.check(fc.asyncProperty(arbitrary, holds), runs);
  };
  return { value: drawn[0] as Value, shrink };
}

/**
 * The seed of the `number`-th drawing of a run. The bits are mixed, because generators begin alike from neighbouring seeds.
 */
export function seedOf(seed: number, number: number): number {
  let mixed = (Math.imul(seed, 0x9e3779b1) + Math.imul(number + 1, 0x85ebca6b)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}
