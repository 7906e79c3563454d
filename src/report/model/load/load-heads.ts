/** The figures of a load entry that the terminal and the Markdown show, in this order. */
export const loadHeads = [
  'offered/s',
  'sent',
  'accepted',
  'limited',
  'failed',
  'dropped',
  'p50 ms',
  'p99 ms',
] as const;
