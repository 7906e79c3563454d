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

/** The seed of the `number`-th drawing of a run; runs with neighbouring seeds have nothing in common. */
export function seedOf(seed: number, number: number): number {
  return (Math.imul(seed, 1_000_003) + number) | 0;
}
