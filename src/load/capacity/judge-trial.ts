import type { JudgedTrial, TrialFigures, TrialOutcome, TrialSpan } from './trial.ts';

/** What must hold in every span of a trial. */
export interface TrialGoals {
  /** 99th percentile of accepted calls, in ms. */
  readonly p99Ms: number;
}

/** Part of a span's calls, one call at least, that a correct limiter may refuse at exactly its rate. */
const toleratedShare = 0.01;

/** Where calls bunched on their way, a limiter may refuse more in a span, but not more than this part of all calls. */
const excusedShare = 0.02;

/** Part of all spans that must be bad before the rate is to blame, and not a noisy moment. */
const badShare = 0.5;

/** Or the last spans in a row, and this part at least: a burst that a service lets through is used up by then. */
const endSpans = 2;
const endShare = 0.2;

/** What is accepted is read off the last part of a trial. */
const settledShare = 0.6;

/** A generator that sends less than this part of what is due, and drops nothing, is too slow. */
const leastSentShare = 0.98;

/** What was wrong in one span. */
interface Complaints {
  readonly refused: boolean;
  readonly slow: boolean;
  readonly dropped: boolean;
}

/**
 * Judges a trial span by span: at most 1 % of the calls not accepted, nothing dropped, the 99th percentile within its
 * goal. Where half of the spans break that the rate is too high; fewer are a noisy moment.
 */
export function judgeTrial(figures: TrialFigures, goals: TrialGoals, kind: JudgedTrial['kind']): JudgedTrial {
  const complaints = figures.spans.map((_, index) => complaintsOf(figures, index, goals));
  const bad = complaints.filter(isBad);
  const refused = complaints.map((one) => one.refused);
  const limited = lasts(refused) && !isBroken(figures);
  const outcome = limited ? 'failed' : outcomeOf(figures, complaints);
  return {
    ratePerSecond: figures.ratePerSecond,
    kind,
    outcome,
    refused: refused.includes(true) && !isBroken(figures),
    limited,
    ...lastingRate(figures, refused),
    why: explain(figures, bad, goals, outcome),
  };
}

/** Of a trial in which the limiter was not at work all the time. */
function outcomeOf(figures: TrialFigures, complaints: readonly Complaints[]): TrialOutcome {
  if (sum(figures.spans, 'sent') < leastSentShare * due(figures)) return 'generator';
  if (!complaints.some(isBad)) return 'held';
  const busy = figures.busyBecause.length > 0 && complaints.every(({ refused }) => !refused);
  if (lasts(complaints.map(isBad))) return busy || isBroken(figures) ? 'generator' : 'failed';
  return 'spoiled';
}

/** Whether most of the calls that were not accepted never came to the service: then the rate is not to blame. */
function isBroken({ spans, broken = 0 }: TrialFigures): boolean {
  return broken > 0 && 2 * broken >= sum(spans, 'sent') - sum(spans, 'accepted');
}

function isBad({ refused, slow, dropped }: Complaints): boolean {
  return refused || slow || dropped;
}

/** Whether something was wrong most of the time, or from some moment on to the end, as when a burst is used up. */
function lasts(wrong: readonly boolean[]): boolean {
  const times = wrong.filter(Boolean).length;
  return (
    times >= badShare * wrong.length ||
    wrong.slice(-Math.max(endSpans, endShare * wrong.length)).every(Boolean)
  );
}

/** Calls that the generator had to send itself: those that were dropped waited for answers. */
function due({ spans }: TrialFigures): number {
  return sum(spans, 'offered') - sum(spans, 'dropped');
}

function complaintsOf(figures: TrialFigures, index: number, { p99Ms }: TrialGoals): Complaints {
  const span = figures.spans[index] as TrialSpan;
  return {
    refused: isRefused(figures, index),
    slow: (span.p99Ms ?? 0) > p99Ms,
    dropped: span.dropped > 0,
  };
}

/** Calls that were late share a second with the next ones, and a correct limiter at this very rate refuses those. */
function isRefused({ spans, ratePerSecond }: TrialFigures, index: number): boolean {
  const span = spans[index] as TrialSpan;
  const tolerated = Math.max(1, toleratedShare * span.sent);
  const refused = span.sent - span.accepted;
  if (refused === 0 || (refused <= tolerated && span.accepted > 0)) return false;
  const all = sum(spans, 'sent');
  if (all - sum(spans, 'accepted') > excusedShare * all) return true;
  const jitterMs = Math.max(span.jitterMs, spans[index - 1]?.jitterMs ?? 0);
  return refused > tolerated + (ratePerSecond * jitterMs) / 1000;
}

/** Calls accepted in a second at last: the median of the spans in which calls were refused, where that is what went wrong. */
function lastingRate(
  { spans, spanSeconds }: TrialFigures,
  refused: readonly boolean[],
): Pick<JudgedTrial, 'acceptedPerSecond' | 'countedSeconds'> {
  const last = [...spans.entries()].slice(Math.floor((1 - settledShare) * spans.length));
  const limited = last.filter(([index]) => refused[index]);
  const counts = (limited.length > 0 ? limited : last).map(([, { accepted }]) => accepted);
  return {
    acceptedPerSecond: median(counts) / spanSeconds,
    countedSeconds: counts.length * spanSeconds,
  };
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
  const { spans, spanSeconds, latencyMs, busyBecause, brokenBecause = [] } = figures;
  const sent = sum(spans, 'sent');
  const notAccepted = sent - sum(spans, 'accepted');
  const p99 = latencyMs === undefined ? 'none accepted' : `p99 ${Math.round(latencyMs.p99)} ms`;
  if (outcome === 'held')
    return notAccepted === 0
      ? `all ${count(sent)} calls accepted, ${p99}`
      : `${share(notAccepted, sent)}, ${p99}`;
  const parts = [
    ...(bad.some(({ refused }) => refused) ? [share(notAccepted, sent)] : []),
    ...(bad.some(({ slow }) => slow) ? [`p99 above ${p99Ms} ms`] : []),
    ...(bad.some(({ dropped }) => dropped) ? [`${count(sum(spans, 'dropped'))} calls dropped`] : []),
    ...(sent < leastSentShare * due(figures)
      ? [`only ${count(sent)} of ${count(due(figures))} calls sent`]
      : []),
  ].join(', ');
  const where =
    bad.length === 0 ? parts : `${parts} in ${bad.length * spanSeconds} of ${spans.length * spanSeconds} s`;
  if (outcome === 'generator' && isBroken(figures))
    return [`the network was the limit: ${where}`, ...brokenBecause].join('; ');
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

function sum(spans: readonly TrialSpan[], name: 'offered' | 'sent' | 'accepted' | 'dropped'): number {
  return spans.reduce((total, span) => total + span[name], 0);
}
