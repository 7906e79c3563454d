import { UserError } from '../../contract/user-error.ts';
import type { LoadFinding, LoadPhase, LoadSecond, LoadSummary } from '../../results/records/load-summary.ts';
import type { TrialFigures, TrialSpan } from './trial.ts';
import { spanSecondsAt } from './trial-length.ts';

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
  const spanSeconds = spanSecondsAt(settings.ratePerSecond);
  return {
    ratePerSecond: settings.ratePerSecond,
    spanSeconds,
    spans: spansOf(phase, spanSeconds).map((seconds) => spanOf(seconds, settings.batch)),
    ...(accepted && { latencyMs: { p50: accepted.p50, p99: accepted.p99 } }),
    busyBecause: [...generator.busyBecause, ...lateness(phase)],
    ...brokenIn(region?.findings ?? []),
  };
}

/** Calls that the network lost. A call that was answered too late is the service's own. */
function brokenIn(findings: readonly LoadFinding[]): Pick<TrialFigures, 'broken' | 'brokenBecause'> {
  const broken = findings.filter(({ failure = 'timeout' }) => failure !== 'timeout');
  if (broken.length === 0) return {};
  return {
    broken: broken.reduce((total, { count }) => total + count, 0),
    brokenBecause: broken.map(({ message, count }) => `${message} (${count} times)`),
  };
}

/** The seconds in which calls were due, span by span; what a trial lasts beyond whole spans belongs to the last. */
function spansOf({ seconds, durationMs }: LoadPhase, spanSeconds: number): readonly LoadSecond[][] {
  const last = Math.max(1, Math.round(durationMs / 1000 / spanSeconds)) - 1;
  const due = seconds.filter(({ offered }) => offered > 0);
  return [...Map.groupBy(due, ({ second }) => Math.min(last, Math.floor(second / spanSeconds))).values()];
}

function spanOf(seconds: readonly LoadSecond[], batch: number): TrialSpan {
  const sum = (name: 'offered' | 'sent' | 'dropped') =>
    seconds.reduce((total, second) => total + second[name], 0);
  const slowest = seconds.flatMap(({ latencyMs: { accepted } }) => (accepted ? [accepted.p99] : []));
  return {
    offered: sum('offered'),
    sent: sum('sent'),
    accepted: seconds.reduce((total, second) => total + addingCalls(second, batch), 0),
    dropped: sum('dropped'),
    ...(slowest.length > 0 && { p99Ms: Math.max(...slowest) }),
    jitterMs: Math.max(...seconds.map(jitterOf)),
  };
}

/** A call counts as accepted where all its users were added. */
function addingCalls({ accepted, added }: LoadSecond, batch: number): number {
  return Math.min(accepted, Math.floor(added / batch));
}

function jitterOf({ lagMs, latencyMs: { accepted } }: LoadSecond): number {
  return (lagMs?.max ?? 0) + (accepted === undefined ? 0 : accepted.max - accepted.p50);
}

function lateness({ lagMs }: LoadPhase): string[] {
  const p99 = lagMs?.p99 ?? 0;
  return p99 > lateMs ? [`1 % of the calls left ${Math.round(p99)} ms late or later`] : [];
}
