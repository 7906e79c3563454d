/** The writing calls that a run may make in one region. */
export interface WriteBudget {
  /** Takes that many calls from what is left; false, and nothing is taken, where there are not so many. */
  take(calls: number): boolean;
  left(): number;
}

/** @param calls `allow.maxWrites` of the target; `Infinity` for no bound */
export function createWriteBudget(calls: number): WriteBudget {
  let left = calls;
  return {
    take(wanted) {
      if (wanted > left) return false;
      left -= wanted;
      return true;
    },
    left: () => left,
  };
}
