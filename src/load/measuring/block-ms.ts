/** Calls within a run follow one another too closely to count as independent; stretches of this many ms do not. */
export const blockMs = 10_000;
