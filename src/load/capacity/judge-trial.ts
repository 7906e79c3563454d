import type { JudgedTrial, TrialFigures, TrialOutcome, TrialSecond } from './trial.ts';

/** What must hold in every second of a trial. */
export interface TrialGoals {
  /** 99th percentile of accepted calls, in ms. */
  readonly p99Ms: number;
}

/** Part of a second's calls, one call at least, that a correct limiter may refuse at exactly its rate. */
const toleratedShare = 0.01;

/** Where calls bunched on their way, a limiter may refuse more in a second, but not more than this part of all calls. */
const excusedShare = 0.02;

/** Part of all seconds that must be bad before the rate is to blame, and not a noisy moment. */
const badShare = 0.5;

/** Or the last seconds in a row, and this part at least: a burst that a service lets through is used up by then. */
const endSeconds = 2;
const endShare = 0.2;

/** What is accepted is read off the last part of a trial. */
const settledShare = 0.6;

/** A generator that sends less than this part of what is due, and drops nothing, is too slow. */
const leastSentShare = 0.98;

/** What was wrong in one second. */
interface Complaints {
  readonly refused: boolean;
  readonly slow: boolean;
  readonly dropped: boolean;
}

/**
 * Judges a trial second by second: at most 1 % of the calls not accepted, nothing dropped, the 99th percentile within its
 * goal. Where half of the seconds break that the rate is too high; fewer are a noisy moment.
 */
export function judgeTrial(figures: TrialFigures, goals: TrialGoals, kind: JudgedTrial['kind']): JudgedTrial {
  const complaints = figures.seconds.map((_, index) => complaintsOf(figures, index, goals));
  const bad = complaints.filter(isBad);
  const refused = complaints.map((one) => one.refused);
  const limited = lasts(refused);
  const outcome = limited ? 'failed' : outcomeOf(figures, complaints);
  return {
    ratePerSecond: figures.ratePerSecond,
    kind,
    outcome,
    limited,
    acceptedPerSecond: lastingRate(figures.seconds, refused),
    why: explain(figures, bad, goals, outcome),
  };
}

/** Of a trial in which the limiter was not at work all the time. */
function outcomeOf(figures: TrialFigures, complaints: readonly Complaints[]): TrialOutcome {
  if (sum(figures.seconds, 'sent') < leastSentShare * due(figures)) return 'generator';
  if (!complaints.some(isBad)) return 'held';
  const busy = figures.busyBecause.length > 0 && complaints.every(({ refused }) => !refused);
  if (lasts(complaints.map(isBad))) return busy ? 'generator' : 'failed';
  return 'spoiled';
}

function isBad({ refused, slow, dropped }: Complaints): boolean {
  return refused || slow || dropped;
}

/** Whether something was wrong most of the time, or from some moment on to the end, as when a burst is used up. */
function lasts(wrong: readonly boolean[]): boolean {
  const times = wrong.filter(Boolean).length;
  return (
    times >= badShare * wrong.length ||
    wrong.slice(-Math.max(endSeconds, endShare * wrong.length)).every(Boolean)
  );
}

/** Calls that the generator had to send itself: those that were dropped waited for answers. */
function due({ seconds }: TrialFigures): number {
  return sum(seconds, 'offered') - sum(seconds, 'dropped');
}

function complaintsOf(figures: TrialFigures, index: number, { p99Ms }: TrialGoals): Complaints {
  const second = figures.seconds[index] as TrialSecond;
  return {
    refused: isRefused(figures, index),
    slow: (second.p99Ms ?? 0) > p99Ms,
    dropped: second.dropped > 0,
  };
}

/** Calls that were late share a second with the next ones, and a correct limiter at this very rate refuses those. */
function isRefused({ seconds, ratePerSecond }: TrialFigures, index: number): boolean {
  const second = seconds[index] as TrialSecond;
  const tolerated = Math.max(1, toleratedShare * second.sent);
  const refused = second.sent - second.accepted;
  if (refused === 0 || (refused <= tolerated && second.accepted > 0)) return false;
  const all = sum(seconds, 'sent');
  if (all - sum(seconds, 'accepted') > excusedShare * all) return true;
  const jitterMs = Math.max(second.jitterMs, seconds[index - 1]?.jitterMs ?? 0);
  return refused > tolerated + (ratePerSecond * jitterMs) / 1000;
}

/** Calls accepted in a second at last: the median of those in which calls were refused, where that is what went wrong. */
function lastingRate(seconds: readonly TrialSecond[], refused: readonly boolean[]): number {
  const last = [...seconds.entries()].slice(Math.floor((1 - settledShare) * seconds.length));
  const limited = last.filter(([index]) => refused[index]);
  return median((limited.length > 0 ? limited : last).map(([, { accepted }]) => accepted));
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

function explain(
  figures: TrialFigures,
  bad: readonly Complaints[],
  { p99Ms }: TrialGoals,
  outcome: TrialOutcome,
): string {
  const { seconds, latencyMs, busyBecause } = figures;
  const sent = sum(seconds, 'sent');
  const notAccepted = sent - sum(seconds, 'accepted');
  const p99 = latencyMs === undefined ? 'none accepted' : `p99 ${Math.round(latencyMs.p99)} ms`;
  if (outcome === 'held')
    return notAccepted === 0
      ? `all ${count(sent)} calls accepted, ${p99}`
      : `${share(notAccepted, sent)}, ${p99}`;
  const parts = [
    ...(bad.some(({ refused }) => refused) ? [share(notAccepted, sent)] : []),
    ...(bad.some(({ slow }) => slow) ? [`p99 above ${p99Ms} ms`] : []),
    ...(bad.some(({ dropped }) => dropped) ? [`${count(sum(seconds, 'dropped'))} calls dropped`] : []),
    ...(sent < leastSentShare * due(figures)
      ? [`only ${count(sent)} of ${count(due(figures))} calls sent`]
      : []),
  ].join(', ');
  const where = bad.length === 0 ? parts : `${parts} in ${bad.length} of ${seconds.length} s`;
  if (outcome === 'generator') return [`the generator was the limit: ${where}`, ...busyBecause].join('; ');
  return outcome === 'spoiled' ? `a noisy moment: ${where}` : where;
}

function share(part: number, all: number): string {
  const percent = Number(((100 * part) / Math.max(1, all)).toFixed(part / all < 0.1 ? 2 : 0));
  return `${count(part)} of ${count(all)} calls not accepted (${percent} %)`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function sum(seconds: readonly TrialSecond[], name: 'offered' | 'sent' | 'accepted' | 'dropped'): number {
  return seconds.reduce((total, second) => total + second[name], 0);
}
