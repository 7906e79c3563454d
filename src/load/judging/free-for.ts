/** What came of the calls for places that are too few: one account's, or one user's. */
export interface Tries {
  readonly added: number;
  /** Tries that nobody knows the outcome of: each may have taken a place. */
  readonly uncertain: number;
  readonly turnedAway?: number;
}

/**
 * Places that were free for certain though somebody was turned away; 0 where nobody was. Calls that were refused for
 * their rate, or never sent, took no place and say nothing of it.
 */
export function freeFor({ added, uncertain, turnedAway = 0 }: Tries, places: number): number {
  return turnedAway === 0 ? 0 : Math.max(0, places - added - uncertain);
}
