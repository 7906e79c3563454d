import { UserError } from '../../contract/user-error.ts';
import type { LoadPhase, LoadSecond, LoadSummary } from '../../results/load-summary.ts';
import type { TrialFigures, TrialSecond } from './trial.ts';

/** A generator whose calls leave this late, in ms, may be the cause of what is seen. */
const lateMs = 50;

/**
 * The figures of a trial, from what was measured in its only region.
 *
 * @throws UserError where no call was sent
 */
export function trialFigures({ regions, settings, generator }: LoadSummary): TrialFigures {
  const [region] = regions;
  const phase = region?.phases.find(({ measured }) => measured);
  if (phase === undefined || phase.counts.sent === 0)
    throw new UserError(
      `the search for the capacity must have calls sent in ${region?.region}, got none: its accounts could not be made; see oaprobe doctor`,
      4,
    );
  const { accepted } = phase.latencyMs;
  return {
    ratePerSecond: settings.ratePerSecond,
    // What left after the end belongs to a second in which nothing was due.
    seconds: phase.seconds
      .filter(({ offered }) => offered > 0)
      .map((second) => secondOf(second, settings.batch)),
    ...(accepted && { latencyMs: { p50: accepted.p50, p99: accepted.p99 } }),
    busyBecause: [...generator.busyBecause, ...lateness(phase)],
  };
}

function secondOf(
  { offered, sent, accepted, added, dropped, latencyMs, lagMs }: LoadSecond,
  batch: number,
): TrialSecond {
  const answers = latencyMs.accepted;
  const apartMs = answers === undefined ? 0 : answers.max - answers.p50;
  return {
    offered,
    sent,
    accepted: Math.min(accepted, Math.floor(added / batch)),
    dropped,
    ...(answers && { p99Ms: answers.p99 }),
    jitterMs: (lagMs?.max ?? 0) + apartMs,
  };
}

function lateness({ lagMs }: LoadPhase): string[] {
  const p99 = lagMs?.p99 ?? 0;
  return p99 > lateMs ? [`1 % of the calls left ${Math.round(p99)} ms late or later`] : [];
}
