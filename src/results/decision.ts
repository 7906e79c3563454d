import type { Decision } from './records/summary.ts';

/**
 * How a run can end, by exit code: 0 all held, 1 a clause violated, 2 a goal missed, 3 bad input or not permitted,
 * 4 no region answered, 5 a bug in the harness, 6 inconclusive, 130 interrupted.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 130;

/** One reason for an exit code other than 0, with the sentence that tells it. */
export interface Cause {
  readonly exitCode: Exclude<ExitCode, 0>;
  readonly sentence: string;
}

/**
 * Which exit code wins where several apply, first to last. An interrupted run comes first: whatever it had seen by
 * then, it did not finish. Then what keeps a run from judging at all, then what it judged, then what stayed open.
 */
export const PRECEDENCE: readonly Cause['exitCode'][] = [130, 3, 5, 4, 1, 2, 6];

const DECISIONS: Readonly<Record<ExitCode, Decision>> = {
  0: 'held',
  1: 'violated',
  2: 'missed',
  3: 'error',
  4: 'inconclusive',
  5: 'error',
  6: 'inconclusive',
  130: 'inconclusive',
};

/** The exit code that wins among those that apply; 0 where none does. */
export function winningExitCode(codes: Iterable<ExitCode>): ExitCode {
  const applying = new Set(codes);
  return PRECEDENCE.find((code) => applying.has(code)) ?? 0;
}

/** The one word for an exit code. */
export function decisionOf(exitCode: ExitCode): Decision {
  return DECISIONS[exitCode];
}

/** The sentences of all causes in one text, the deciding one first. */
export function reasonOf(causes: readonly Cause[]): string {
  const rank = (cause: Cause) => PRECEDENCE.indexOf(cause.exitCode);
  return causes
    .toSorted((a, b) => rank(a) - rank(b))
    .map((cause) => cause.sentence)
    .join(' ');
}
