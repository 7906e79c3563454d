import type { CallCounts, LoadPhase } from '../../results/load-summary.ts';
import { measuredPhase, type RegionFacts } from './facts.ts';
import { count, countOf, type Figure, measured, notMeasured, short } from './figure.ts';
import { sustainedAbove } from './sustained-above.ts';

/** The shortest time over which a rate counts as sustained, in s. */
const shortestSustainedSeconds = 10;

/** Figures about how calls were sent and answered. */
export const rateFigures = {
  /** Calls sent in the measured part, less those planned. */
  sentOffPlan: inMeasured(({ counts }) =>
    measured(counts.sent - counts.offered, `${countOf(counts.sent, counts.offered)}`),
  ),

  /** Calls that were due and not sent, because all workers were waiting for answers. */
  dropped: inMeasured(({ counts }) => measured(counts.dropped, `${count(counts.dropped)} dropped`)),

  /** The second that is furthest from the planned rate, in percent of what was due in it; one call is no deviation. */
  worstSecondPercent: inMeasured(worstSecond),

  /** 99th percentile of how late calls were sent, in ms. */
  lagP99Ms: inMeasured(({ lagMs }) =>
    lagMs === undefined
      ? notMeasured('no call was sent')
      : measured(lagMs.p99, `p99 ${short(lagMs.p99, 1)} ms, at most ${short(lagMs.max, 1)} ms`),
  ),

  /** Share of limited calls in the measured part, in percent. */
  limitedPercent: inMeasured(({ counts }) => {
    const percent = (100 * counts.limited) / counts.sent;
    return measured(percent, `${short(percent)} % (${countOf(counts.limited, counts.sent)})`);
  }),

  /** Calls refused for their rate in the lead-in. */
  limitedInLeadIn: ({ phases }: RegionFacts): Figure => {
    const leadIn = phases.find(({ phase }) => phase === 'lead-in');
    if (leadIn === undefined) return notMeasured('there was no lead-in');
    const { sent, limited } = leadIn.counts;
    if (sent === 0) return notMeasured('no call of the lead-in was sent');
    return measured(limited, `${countOf(limited, sent)} at ${short(leadIn.offeredPerSecond)}/s limited`);
  },

  /** How many calls more than the documented rate and one burst allow were accepted, over the worst 10 s or more. */
  acceptedAboveLimit: (facts: RegionFacts): Figure => acceptedAboveLimit(facts),

  /** Calls that were not answered, in all phases. */
  unanswered: overall((counts) => {
    const unanswered = counts.sent - counts.answered;
    return measured(unanswered, `${countOf(unanswered, counts.sent)} without an answer`);
  }),

  /** Answered calls that failed without breaking a clause: refused with a code that this profile does not ask for. */
  otherRefusals: ({ findings }: RegionFacts): Figure => {
    const others = findings.filter(({ kind }) => kind === 'code');
    const refused = others.reduce((total, finding) => total + finding.count, 0);
    const messages = others.map(({ message, count: times }) => `${message} (${times} times)`);
    return measured(refused, refused === 0 ? count(0) : `${count(refused)}: ${messages.join(', ')}`);
  },

  /** Refusals that blame the request or the state, and not with the code of what is raced for. */
  wrongCodes: ({ findings }: RegionFacts): Figure => {
    const wrong = findings.filter(({ kind, certain }) => kind === 'code' && certain === true);
    const refused = wrong.reduce((total, finding) => total + finding.count, 0);
    const codes = wrong.map(({ code, count: times }) => `ErrorCode ${code} (${times} times)`);
    return measured(refused, refused === 0 ? count(0) : `${count(refused)}: ${codes.join(', ')}`);
  },

  /** Answers that break a clause, in all phases. */
  breaches: ({ findings }: RegionFacts): Figure => {
    const breaches = findings.filter(({ clause }) => clause !== undefined);
    const answers = breaches.reduce((total, finding) => total + finding.count, 0);
    return measured(answers, count(answers, 'answer'));
  },
} as const;

function inMeasured(work: (phase: LoadPhase, facts: RegionFacts) => Figure) {
  return (facts: RegionFacts): Figure => {
    const phase = measuredPhase(facts);
    return phase === undefined ? notMeasured('no call was sent') : work(phase, facts);
  };
}

function overall(work: (counts: Pick<CallCounts, 'sent' | 'answered'>) => Figure) {
  return ({ phases }: RegionFacts): Figure => {
    const sum = (name: 'sent' | 'answered') => phases.reduce((total, { counts }) => total + counts[name], 0);
    return work({ sent: sum('sent'), answered: sum('answered') });
  };
}

function worstSecond({ seconds }: LoadPhase): Figure {
  const due = seconds.filter(({ offered }) => offered > 0);
  const worst = due
    .map(({ second, offered, sent }) => ({ second, offered, sent, percent: deviation(offered, sent) }))
    .toSorted((a, b) => b.percent - a.percent)[0];
  if (worst === undefined) return notMeasured('no second had a call due');
  const where = `${countOf(worst.sent, worst.offered)} in second ${worst.second}`;
  return measured(worst.percent, `${short(worst.percent)} % (${where})`);
}

function deviation(offered: number, sent: number): number {
  const calls = Math.abs(sent - offered);
  return calls <= 1 ? 0 : (100 * calls) / offered;
}

function acceptedAboveLimit(facts: RegionFacts): Figure {
  const seconds = measuredPhase(facts)?.seconds ?? [];
  const { limitPerSecond } = facts.settings;
  const worst = sustainedAbove(
    seconds.map(({ accepted }) => accepted),
    limitPerSecond,
    shortestSustainedSeconds,
  );
  if (worst === undefined)
    return notMeasured(
      `the measured part must last ${shortestSustainedSeconds} s for that, it lasted ${seconds.length} s`,
    );
  const rate = short(worst.accepted / worst.seconds);
  return measured(worst.above, `${count(worst.accepted)} accepted in ${worst.seconds} s (${rate}/s)`);
}
