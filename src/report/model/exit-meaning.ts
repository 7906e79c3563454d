/** What each exit code means, in a few words. */
const MEANINGS: Readonly<Record<number, string>> = {
  0: 'all held',
  1: 'contract violated',
  2: 'goal missed',
  3: 'bad input or not permitted',
  4: 'nothing could be judged: no region answered',
  5: 'bug in the harness',
  6: 'inconclusive',
  130: 'interrupted',
};

/** The meaning of an exit code. */
export function exitMeaning(exitCode: number): string {
  return MEANINGS[exitCode] ?? 'unknown';
}
