import type { KnownViolation } from '../results/baseline/baseline.ts';
import { goalCaseId } from '../results/deciding/violations.ts';
import { type GateResult, violationKey } from '../results/records/gate-result.ts';
import type { JudgedRun } from '../results/records/run-contents.ts';

/**
 * Which violations of a run the baseline knows, and which of the known ones were asked about and not seen.
 *
 * @param day `YYYY-MM-DD`; a known violation may stay up to and with its date
 */
export function compareViolations(
  run: Pick<JudgedRun, 'verdicts' | 'summary'>,
  known: readonly KnownViolation[],
  day: string,
): Pick<GateResult, 'new' | 'known' | 'expired' | 'healed'> {
  const seen = new Set(run.summary.violations.map(violationKey));
  const knownKeys = new Set(known.map(violationKey));
  const present = known.filter((one) => seen.has(violationKey(one)));
  const judged = judgedPlaces(run);
  return {
    new: run.summary.violations.filter((one) => !knownKeys.has(violationKey(one))),
    known: present.filter(({ until }) => day <= until),
    expired: present.filter(({ until }) => day > until),
    healed: known.filter((one) => !seen.has(violationKey(one)) && judged.has(placeOf(one))),
  };
}

/** Every case and load goal that a run judged, with its region. What was not judged is neither there nor gone. */
export function judgedPlaces({
  verdicts,
  summary,
}: Pick<JudgedRun, 'verdicts' | 'summary'>): ReadonlySet<string> {
  const cases = verdicts.filter(({ verdict }) => verdict !== 'unjudged').map(placeOf);
  const goals = summary.load.flatMap((entry) =>
    entry.goals
      .filter(({ held, meaning }) => held || meaning === 'violation')
      .map(({ goal }) => placeOf({ caseId: goalCaseId(entry, goal), region: entry.region })),
  );
  return new Set([...cases, ...goals]);
}

/** A case or a load goal in a region, as {@link judgedPlaces} names them. */
export function placeOf({ caseId, region }: Pick<KnownViolation, 'caseId' | 'region'>): string {
  return `${caseId} ${region}`;
}
