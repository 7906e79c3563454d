import { UserError } from '../contract/user-error.ts';
import type { Baseline, KnownViolation, LoadBlocks } from '../results/baseline/baseline.ts';
import { violationKey } from '../results/records/gate-result.ts';
import type { JudgedRun } from '../results/records/run-contents.ts';
import type { Observation, Violation } from '../results/records/summary.ts';
import { judgedPlaces, placeOf } from './compare-violations.ts';
import { collectBlocks } from './load/collect-blocks.ts';
import { rememberLevels } from './load/run-levels.ts';

/** Why violations may stay, until when, and which. */
export interface Acceptance {
  readonly reason?: string | undefined;
  /** The last day, `YYYY-MM-DD` in UTC. */
  readonly until?: string | undefined;
  /** Ids of cases; absent: those of the whole run. */
  readonly cases?: readonly string[] | undefined;
}

/** A run that can become a baseline. */
export type AcceptableRun = Pick<JudgedRun, 'run' | 'verdicts' | 'summary' | 'loads'>;

/** Runs with these exit codes have not judged what they asked: interrupted, failed, unanswered. */
const unfinished: Readonly<Record<number, string>> = {
  130: 'was interrupted',
  5: 'failed by a bug of the harness',
  4: 'was answered by no region',
};

/**
 * Makes a run the baseline of its target. What the run asked takes the place of what was known; what it did not ask
 * stays, so that a check and a load can be accepted one after the other. Violations that have a reason keep it unless a
 * new one is given.
 *
 * @param earlier the baseline so far
 * @param acceptedAt ISO 8601, UTC
 * @throws UserError where the run did not finish, or where violations are left without a reason
 */
export function acceptRun(
  judged: AcceptableRun,
  earlier: Baseline | undefined,
  acceptance: Acceptance,
  acceptedAt: string,
): Baseline {
  const { run, summary } = judged;
  const why = unfinished[summary.exitCode];
  if (why !== undefined) throw new UserError(`a baseline must be a finished run, got one that ${why}`);
  const { runId, target } = summary;
  const { toolVersion, contractHash } = run;
  return {
    schemaVersion: 1,
    target,
    runId,
    acceptedAt,
    toolVersion,
    contractHash,
    violations: acceptViolations(judged, earlier?.violations ?? [], acceptance),
    observations: acceptObservations(summary.observations, earlier?.observations ?? []),
    load: acceptLoad(collectBlocks(judged), earlier?.load ?? []),
  };
}

function acceptViolations(
  judged: AcceptableRun,
  earlier: readonly KnownViolation[],
  acceptance: Acceptance,
): KnownViolation[] {
  const { violations } = judged.summary;
  const places = judgedPlaces(judged);
  const notAsked = earlier.filter((one) => !places.has(placeOf(one)));
  const before = new Map(earlier.map((one) => [violationKey(one), one]));
  const accepted = violations.flatMap(
    (one) => withReason(one, before.get(violationKey(one)), acceptance) ?? [],
  );
  const left = violations.length - accepted.length;
  if (left > 0 && acceptance.cases === undefined) throw needsReason(left, violations);
  return [...notAsked, ...accepted].toSorted((a, b) => violationKey(a).localeCompare(violationKey(b)));
}

/** The violation with the reason that is given for it now, else the one that it had; undefined where there is none. */
function withReason(
  { caseId, clause, region }: Violation,
  before: KnownViolation | undefined,
  { reason, until, cases }: Acceptance,
): KnownViolation | undefined {
  const meant = cases === undefined || cases.includes(caseId);
  if (!meant || reason === undefined || until === undefined) return before;
  return { caseId, clause, region, reason, until };
}

function needsReason(left: number, violations: readonly Violation[]): UserError {
  const many = left === 1 ? '1 violation has' : `${left} violations have`;
  return new UserError(
    `a baseline with violations must say why they may stay and until when, got ${many} no reason (${violations[0]?.caseId}); give --reason TEXT --until YYYY-MM-DD, with --case ID for some of them`,
  );
}

/** A question that the run answered in a region has that answer; others keep theirs. */
function acceptObservations(now: readonly Observation[], earlier: readonly Observation[]): Observation[] {
  const answered = new Set(now.map(questionOf));
  const kept = earlier.filter((one) => !answered.has(questionOf(one)));
  return [...kept, ...now].toSorted(
    (a, b) => questionOf(a).localeCompare(questionOf(b)) || a.answer.localeCompare(b.answer),
  );
}

/** Repeated blocks of a profile in a region take the place of earlier ones; a single one has no spread to compare with. */
function acceptLoad(found: readonly LoadBlocks[], earlier: readonly LoadBlocks[]): LoadBlocks[] {
  const now = found.filter(({ blocks }) => blocks.length > 1);
  const loaded = new Set(now.map(({ profile, region }) => `${profile} ${region}`));
  const kept = earlier.filter(({ profile, region }) => !loaded.has(`${profile} ${region}`));
  const remembering = now.map((one) => rememberLevels(one, sameSeries(one, earlier)));
  return [...kept, ...remembering];
}

/** The blocks of the same profile in the same region. */
function sameSeries({ profile, region }: LoadBlocks, among: readonly LoadBlocks[]): LoadBlocks | undefined {
  return among.find((one) => one.profile === profile && one.region === region);
}

function questionOf({ silence, region }: Observation): string {
  return `${silence} ${region}`;
}
