import type { Membership } from './membership.ts';

/** A call about one user that was answered with Result 1 (changed) or 2 (found it done). */
export interface Racing {
  readonly sets: 'in' | 'out';
  readonly result: 1 | 2;
}

/**
 * The states in which one user may be after calls at the same moment, over all orders in which they may have been
 * carried out that explain each Result: changes alternate between coming and leaving, and who found it done did so
 * while it was. Counting decides, so no order has to be tried.
 *
 * @returns empty where no order explains the Results
 */
export function explainable(before: Membership, calls: readonly Racing[]): readonly ('in' | 'out')[] {
  const starts = before === 'unknown' ? (['in', 'out'] as const) : [before];
  const ends = starts.map((start) => endFrom(start, calls)).filter((end) => end !== undefined);
  return [...new Set(ends)];
}

function endFrom(start: 'in' | 'out', calls: readonly Racing[]): 'in' | 'out' | undefined {
  const count = (sets: Racing['sets'], result: Racing['result']) =>
    calls.filter((call) => call.sets === sets && call.result === result).length;
  const comings = count('in', 1);
  const leavings = count('out', 1);
  const members = (start === 'in' ? 1 : 0) + comings - leavings;
  const wasIn = start === 'in' || comings > 0;
  const wasOut = start === 'out' || leavings > 0;
  const found = (count('in', 2) === 0 || wasIn) && (count('out', 2) === 0 || wasOut);
  if (!found || members < 0 || members > 1) return undefined;
  return members === 1 ? 'in' : 'out';
}
