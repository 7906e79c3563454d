import type { Verdict } from '../../judge/verdict.ts';

/** What asking a case several times came to. */
export interface ReplayCount {
  /** How often it was asked. */
  readonly times: number;
  /** How often it broke a clause in at least one region. */
  readonly failed: number;
  /** How often it was judged in no region. */
  readonly unjudged: number;
}

/** What is said of a case that failed before and does not now: it takes more to tell which of the two it is. */
const goneNow =
  '; it failed in the run that is replayed, so it was mended since or is flaky: --times asks more often';

/** Counts, over the times a case was asked, how often it failed. */
export function countReplay(asked: readonly (readonly Verdict[])[]): ReplayCount {
  const failed = asked.filter((verdicts) => verdicts.some(({ verdict }) => verdict === 'violates')).length;
  const unjudged = asked.filter((verdicts) => verdicts.every(({ verdict }) => verdict === 'unjudged')).length;
  return { times: asked.length, failed, unjudged };
}

/**
 * Whether the case still fails, always or now and then, in one sentence.
 *
 * @param failedBefore whether it broke a clause in the run that is replayed
 */
export function describeReplay({ times, failed, unjudged }: ReplayCount, failedBefore = false): string {
  const judged = times - unjudged;
  const rest = unjudged > 0 ? `, ${unjudged} not judged` : '';
  if (judged === 0) return `not judged: asked ${plural(times)}`;
  const counted = `fails ${failed} of ${plural(judged)}${rest}`;
  if (failed === 0) return `holds now: ${counted}${failedBefore ? goneNow : ''}`;
  return failed === judged ? `still fails: ${counted}` : `still fails, and is flaky: ${counted}`;
}

function plural(times: number): string {
  return `${times} ${times === 1 ? 'time' : 'times'}`;
}

/** The time that is shown in full: the first that failed, else the last. */
export function shownTime(asked: readonly (readonly Verdict[])[]): readonly Verdict[] {
  return (
    asked.find((verdicts) => verdicts.some(({ verdict }) => verdict === 'violates')) ?? asked.at(-1) ?? []
  );
}
