import type { LoadPhase, LoadSecond } from '../../results/records/load-summary.ts';
import { measuredPhases, type RegionFacts, totalOf } from './facts.ts';
import { count, countOf, type Figure, measured, notMeasured, short } from './figure.ts';
import { type Stretch, sustainedAbove } from './sustained-above.ts';

/** The shortest time over which a rate counts as sustained, in s. */
const shortestSustainedSeconds = 10;

/** Figures about how calls were sent, and how many of them were served. */
export const rateFigures = {
  /** Calls sent in the measured part, less those planned. */
  sentOffPlan: (facts: RegionFacts): Figure => {
    const sent = totalOf(facts, 'sent');
    const offered = totalOf(facts, 'offered');
    return measured(sent - offered, countOf(sent, offered));
  },

  /** Calls that were due and not sent, because all workers were waiting for answers. */
  dropped: (facts: RegionFacts): Figure => {
    const dropped = totalOf(facts, 'dropped');
    return measured(dropped, `${count(dropped)} dropped`);
  },

  /** The second that is furthest from the planned rate, in percent of what was due in it; one call is no deviation. */
  worstSecondPercent: (facts: RegionFacts): Figure =>
    worstSecond(measuredPhases(facts).flatMap(({ seconds }) => seconds)),

  /** 99th percentile of how late calls were sent, in ms, of the phase in which it was worst. */
  lagP99Ms: (facts: RegionFacts): Figure => {
    const lags = measuredPhases(facts).flatMap(({ lagMs }) => (lagMs === undefined ? [] : [lagMs]));
    const p99 = Math.max(...lags.map((lag) => lag.p99));
    const max = Math.max(...lags.map((lag) => lag.max));
    return measured(p99, `p99 ${short(p99, 1)} ms, at most ${short(max, 1)} ms`);
  },

  /** Share of limited calls in the measured part, in percent. */
  limitedPercent: (facts: RegionFacts): Figure => {
    const limited = totalOf(facts, 'limited');
    const sent = totalOf(facts, 'sent');
    const percent = (100 * limited) / sent;
    return measured(percent, `${short(percent)} % (${countOf(limited, sent)})`);
  },

  /** Calls refused for their rate in the lead-in. */
  limitedInLeadIn: ({ phases }: RegionFacts): Figure => {
    const leadIn = phases.find(({ phase }) => phase === 'lead-in');
    if (leadIn === undefined) return notMeasured('there was no lead-in');
    const { sent, limited } = leadIn.counts;
    if (sent === 0) return notMeasured('no call of the lead-in was sent');
    return measured(limited, `${countOf(limited, sent)} at ${short(leadIn.offeredPerSecond)}/s limited`);
  },

  /** How many calls more than the documented rate and one burst allow were accepted, over the worst 10 s or more. */
  acceptedAboveLimit: (facts: RegionFacts): Figure => {
    const stretches = measuredPhases(facts).flatMap((phase) => stretchOf(phase, facts));
    const [worst] = stretches.toSorted((a, b) => b.above - a.above);
    if (worst === undefined) {
      const seconds = Math.max(...measuredPhases(facts).map((phase) => phase.seconds.length));
      return notMeasured(
        `the measured part must last ${shortestSustainedSeconds} s for that, it lasted ${seconds} s`,
      );
    }
    const rate = short(worst.accepted / worst.seconds);
    return measured(worst.above, `${count(worst.accepted)} accepted in ${worst.seconds} s (${rate}/s)`);
  },

  /** Time from the end of the phase before this one to its last limited call, in ms; 0 where none was limited. */
  recoveryMs: (facts: RegionFacts): Figure => {
    const [phase] = measuredPhases(facts);
    const before = facts.phases.findLast((one) => endOf(one) <= startOf(phase));
    if (phase === undefined || before === undefined) return notMeasured('nothing came before');
    const waitedMs = startOf(phase) - endOf(before);
    if (phase.lastLimitedMs === undefined)
      return measured(0, `no call limited from ${short(waitedMs, 0)} ms after it on`);
    const recoveryMs = waitedMs + phase.lastLimitedMs;
    return measured(recoveryMs, `the last limited call ${short(recoveryMs, 0)} ms after it`);
  },
} as const;

function stretchOf({ seconds }: LoadPhase, { settings }: RegionFacts): Stretch[] {
  const accepted = seconds.map((second) => second.accepted);
  const worst = sustainedAbove(accepted, settings.limitPerSecond, shortestSustainedSeconds);
  return worst === undefined ? [] : [worst];
}

function startOf(phase: LoadPhase | undefined): number {
  return Date.parse(phase?.startedAt ?? '');
}

function endOf(phase: LoadPhase): number {
  return startOf(phase) + phase.durationMs;
}

function worstSecond(seconds: readonly LoadSecond[]): Figure {
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
