import type { CallCounts } from '../../results/records/load-summary.ts';
import { type FindingFacts, measuredPhases, type RegionFacts } from './facts.ts';
import { count, countOf, type Figure, measured, notMeasured } from './figure.ts';

/** Figures about what was answered. */
export const answerFigures = {
  /** Calls that were not answered, in all phases. */
  unanswered: ({ phases, findings }: RegionFacts): Figure => {
    const sent = totalOf(phases.map(({ counts }) => counts.sent));
    const unanswered = sent - totalOf(phases.map(({ counts }) => counts.answered));
    const reasons = findings.filter(({ kind }) => kind === 'no answer');
    const named = reasons.map(({ message, count: times }) => `${message} (${times} times)`).join(', ');
    const why = named === '' ? '' : `: ${named}`;
    return measured(unanswered, `${countOf(unanswered, sent)} without an answer${why}`);
  },

  /** Answered calls that failed without breaking a clause: refused with a code that this profile does not ask for. */
  otherRefusals: ({ findings }: RegionFacts): Figure => {
    const others = findings.filter(({ kind }) => kind === 'code');
    const refused = callsOf(others);
    const messages = others.map(({ message, count: times }) => `${message} (${times} times)`);
    return measured(refused, refused === 0 ? count(0) : `${count(refused)}: ${messages.join(', ')}`);
  },

  /** Refusals that blame the request or the state, and not with a code that is asked for. */
  wrongCodes: ({ findings }: RegionFacts): Figure => {
    const wrong = findings.filter(isCertain);
    return measured(callsOf(wrong), wrong.length === 0 ? count(0) : codesIn(wrong));
  },

  /** Answers that break a clause, in all phases. */
  breaches: ({ findings }: RegionFacts): Figure => {
    const answers = callsOf(findings.filter(({ clause }) => clause !== undefined));
    return measured(answers, count(answers, 'answer'));
  },

  /**
   * Calls of kinds that must be refused that were accepted, or refused with a code that blames something else. Of
   * other codes nobody knows what went wrong.
   */
  notRefusedAsMeant: (facts: RegionFacts): Figure => {
    const kinds = kindsOf(facts, true);
    const sent = totalOf(kinds.map(({ sent: calls }) => calls));
    if (sent === 0) return notMeasured('no such call was sent');
    const accepted = totalOf(kinds.map((counts) => counts.accepted));
    const wrong = facts.findings.filter((finding) => isCertain(finding));
    const codes = wrong.length === 0 ? '' : `, ${codesIn(wrong)}`;
    return measured(accepted + callsOf(wrong), `${countOf(accepted, sent)} accepted${codes}`);
  },

  /** Calls of kinds that must be accepted that were refused, but for those that came too fast. */
  goodRefused: (facts: RegionFacts): Figure => {
    const kinds = kindsOf(facts, false);
    const sent = totalOf(kinds.map(({ sent: calls }) => calls));
    const refused = totalOf(kinds.map((counts) => counts.sent - counts.accepted - counts.limited));
    return measured(refused, `${countOf(refused, sent)} not accepted`);
  },
} as const;

function kindsOf(facts: RegionFacts, mustBeRefused: boolean): readonly CallCounts[] {
  return measuredPhases(facts)
    .flatMap(({ byCall = [] }) => byCall)
    .filter((kind) => kind.mustBeRefused === mustBeRefused)
    .map(({ counts }) => counts);
}

function isCertain({ kind, certain }: FindingFacts): boolean {
  return kind === 'code' && certain === true;
}

function callsOf(findings: readonly FindingFacts[]): number {
  return totalOf(findings.map((finding) => finding.count));
}

function codesIn(findings: readonly FindingFacts[]): string {
  const codes = findings.map(({ code, count: times }) => `ErrorCode ${code} (${times} times)`);
  return `${count(callsOf(findings))}: ${codes.join(', ')}`;
}

function totalOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
