import type { TrialToMake } from './next-step.ts';

/** Calls that a span holds at least: then a single refused one is no more than a correct limiter may refuse. */
const leastCalls = 100;

/** Spans of more than a second that a trial has at least: what a burst lets through is used up by then. */
const fewestSpans: Readonly<Record<TrialToMake['kind'], number>> = { search: 3, confirm: 6 };

/** Short trials bracket the answer. */
const shortestMs = 3_000;
const searchShare = 1 / 3;

/** How long the stretches are by which a trial is judged, in whole seconds: one, unless too few calls fall into it. */
export function spanSecondsAt(ratePerSecond: number): number {
  return Math.max(1, Math.ceil(leastCalls / ratePerSecond - 1e-9));
}

/**
 * How long a trial lasts, in ms: whole spans. Slow trials last longer, so that 2 % of their calls are not a matter of
 * chance.
 *
 * @param confirmMs of a trial that confirms
 */
export function trialLengthMs({ ratePerSecond, kind }: TrialToMake, confirmMs: number): number {
  const wantedMs = kind === 'confirm' ? confirmMs : Math.max(shortestMs, searchShare * confirmMs);
  const spanMs = 1000 * spanSecondsAt(ratePerSecond);
  const fewest = spanMs > 1000 ? fewestSpans[kind] : 1;
  return spanMs * Math.max(fewest, Math.round(wantedMs / spanMs));
}
